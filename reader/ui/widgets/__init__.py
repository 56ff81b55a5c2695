"""The widgets that screens are made of. A widget never reads a file or runs a rule."""
