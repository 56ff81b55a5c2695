"""What the README's figures and the documentation come from."""
