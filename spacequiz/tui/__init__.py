"""The game on the screen. Textual and rich live here and nowhere else."""
