"""The classroom: assignments that need no network, and reports on games of teams."""
