"""What outlives a game: players, scores, answers and unfinished games, in an SQLite database.

Import records from the modules named `*_records`, which do not load SQLite, and `Store` from `spacequiz.store.store`.
"""
