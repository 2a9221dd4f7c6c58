"""Articles: how they are written, listed, read, and fed to feed readers."""
