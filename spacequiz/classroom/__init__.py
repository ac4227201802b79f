"""Lessons without a network: what a teacher hands out, what a pupil hands in, and one table of it all."""
