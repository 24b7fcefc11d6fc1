"""The single checks of ``criteria.check``; each yields (place, message) pairs.

A place is a file of the trial's folder and the key in it ("trial.toml: criterion.E2").
"""
