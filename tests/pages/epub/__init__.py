"""EPUBs, from the archive to its articles."""
