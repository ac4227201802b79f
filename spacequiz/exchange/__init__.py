"""The formats of other quiz programs: import from them and export to them, one file or group of files each."""
