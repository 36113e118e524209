"""Frozen values that every other room passes around: the workshop, a response, the results."""
