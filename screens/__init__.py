"""Everything that a person sees in a terminal: the participant's screens and the facilitator's desk."""
