"""The parts that screens are made of, one in each file."""
