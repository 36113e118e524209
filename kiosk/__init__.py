"""The domain of the workshop kiosk: no screen, no terminal, only what is asked, answered, kept and counted."""

__version__ = "0.1.0"
