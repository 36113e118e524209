"""A day, and many more, at one kiosk: `python -m tests.soak`."""
