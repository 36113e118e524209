"""The results page and the server that hands it to phones: a process of its own beside the kiosk."""
