"""What outlives a game: players, scores, answers and unfinished games, in an SQLite database.

Import records from `spacequiz.store.records`, which does not load SQLite, and `Store` from `spacequiz.store.store`.
"""
