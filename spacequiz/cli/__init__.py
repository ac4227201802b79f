"""The command line: one module per command. Data goes to stdout, messages go to stderr."""
