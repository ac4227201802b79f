"""The classroom: assignments that need no network, and reports of team games."""
