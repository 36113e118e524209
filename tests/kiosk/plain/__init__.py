"""The kiosk line by line, without a terminal: what is typed, what is said to it, and what is kept."""
