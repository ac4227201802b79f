"""What outlives a game: scores, answers, and games that broke off. SQLite is spoken here and nowhere else."""

from spacequiz.store.store import Store
from spacequiz.store.values import (
    Added,
    Flag,
    History,
    Memory,
    NewGame,
    PackRef,
    PastAnswer,
    PastGame,
    Place,
    Player,
    SavedGame,
    Score,
    Tally,
)

__all__ = [
    "Added",
    "Flag",
    "History",
    "Memory",
    "NewGame",
    "PackRef",
    "PastAnswer",
    "PastGame",
    "Place",
    "Player",
    "SavedGame",
    "Score",
    "Store",
    "Tally",
]
