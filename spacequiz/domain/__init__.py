"""The quiz itself: questions, grading, scoring, games. Pure code: no files, clock, randomness or screen."""
