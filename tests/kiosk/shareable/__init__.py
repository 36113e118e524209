"""Tests of what may leave the room."""
