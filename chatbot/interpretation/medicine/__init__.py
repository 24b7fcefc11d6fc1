"""Names of laboratory tests and cancer drugs in both languages, as data shared by all readers."""
