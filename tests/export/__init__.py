"""Ways out and in."""
