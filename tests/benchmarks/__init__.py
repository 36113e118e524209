"""Measurements side by side with what they are compared to; each is a command, none is a test."""
