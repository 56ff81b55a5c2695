"""The screens. The only rooms that know Textual."""
