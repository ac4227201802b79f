"""Import from and export to the formats of other quiz programs, one module or group of modules per format."""
