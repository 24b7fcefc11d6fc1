"""The full screen in a browser on this machine; ``textual-serve`` is loaded only here."""
