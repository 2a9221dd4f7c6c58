"""The membership secretary's screens in the admin: entries, imports, questions, who looked."""
