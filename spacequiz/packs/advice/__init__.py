"""Advice on packs: what ``pack check`` warns of, and with ``--strict`` the craft of the questions."""
