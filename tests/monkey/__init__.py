"""Somebody who presses, clicks, pastes and pulls at the window without end: `python -m tests.monkey`."""
