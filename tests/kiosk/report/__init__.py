"""Tests of the draft of the report."""
