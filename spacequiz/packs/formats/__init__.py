"""What other quiz programs read and write: one file a format."""
