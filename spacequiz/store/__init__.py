"""What outlives a game: scores, answers, and games that broke off. SQLite is spoken here and nowhere else."""

from spacequiz.store.store import Store
from spacequiz.store.values import Flag, Memory, NewGame, PackRef, Place, SavedGame, Score, Tally

__all__ = ["Flag", "Memory", "NewGame", "PackRef", "Place", "SavedGame", "Score", "Store", "Tally"]
