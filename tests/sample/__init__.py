"""The sample event: the built-in workshop as it could have been, with made-up people; `python -m tests.sample` makes it anew."""
