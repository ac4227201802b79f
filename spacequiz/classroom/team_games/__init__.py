"""Reports of games that teams play at one screen."""
