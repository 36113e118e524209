"""Sentences that a participant meets on every kind of kiosk, on the full screen and line by line, one subject in each file."""
