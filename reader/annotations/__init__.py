"""A person's notes: where they stand, and how they are kept on disk."""
