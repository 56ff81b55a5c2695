"""The articles a person has: where they lie, what is known of them, how they are found."""
