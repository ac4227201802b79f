"""Assignments: files for the class, results of the pupils, and tables of all results."""
