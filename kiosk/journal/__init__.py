"""The journal: an append-only file of checksummed lines, with TinyDB as the view of its documents."""
