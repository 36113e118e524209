"""The participant's screens, one in each file, its stylesheet beside it."""
