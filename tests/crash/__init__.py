"""Breaking the journal in every way that a laptop can: kills, torn and damaged files, lost sectors, full and failing disks.

`python -m tests.crash --rounds N` runs the long form; the test suite runs a short one.
"""
