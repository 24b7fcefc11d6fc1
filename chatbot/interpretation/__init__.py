"""Free text to structured values, in English and Chinese. Imports ``criteria`` and nothing above it."""
