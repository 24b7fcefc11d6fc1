"""``make bench``: every benchmark of this package, one after the other, in its small default size."""

from __future__ import annotations

import importlib
import pkgutil

import tests.bench

for found in pkgutil.iter_modules(tests.bench.__path__):
    if found.name != "__main__" and hasattr(
        module := importlib.import_module(f"tests.bench.{found.name}"), "main"
    ):
        print(f"\n{found.name}: {(module.__doc__ or '').splitlines()[0]}")
        module.main()
