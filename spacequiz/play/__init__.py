"""Playing: start, resume, record and finish games, for the command line and the screens alike."""
