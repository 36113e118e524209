"""The small dialogs over a screen, one in each file; they share a stylesheet."""
