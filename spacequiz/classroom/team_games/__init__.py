"""Reports on games of teams at one screen."""
