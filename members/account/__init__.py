"""What somebody sees, changes, takes away and deletes of themselves: the account page (docs/features/account.md)."""
