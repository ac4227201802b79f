"""The full-screen interface. Only this package uses Textual and rich."""
