"""Packs: YAML in, questions out, and every mistake with its place."""
