"""Assignments: what a teacher hands out, what a pupil hands in, and one table of all results."""
