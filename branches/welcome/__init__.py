"""Welcoming those who write to a branch and those whom the register has new (docs/features/welcome.md)."""
