"""Between the terminal and Textual: what comes in is sifted, what goes out never holds the kiosk up."""
