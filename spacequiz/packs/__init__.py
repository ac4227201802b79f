"""Files of questions: found, read from YAML with every mistake at its line, written, compared and installed."""
