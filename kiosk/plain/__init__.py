"""The kiosk line by line, for screen readers, braille displays and terminals that only print: nothing is drawn or moved.

The same interview, journal and number-off as on the full screen; whoever sits there reads lines and types lines.
"""
