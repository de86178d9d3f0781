"""What the documentation says, against the program."""
