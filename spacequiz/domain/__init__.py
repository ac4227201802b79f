"""The quiz itself: questions, packs, choice, rules, scoring, sessions. No files, no clock, no chance, no screen."""
