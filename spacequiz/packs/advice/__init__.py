"""Advice on how packs are written: the warnings of ``pack check``, and the further ones of ``--strict``."""
