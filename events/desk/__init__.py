"""What editors do with events besides writing them: preview, cancel, move, split, duplicate, compare."""
