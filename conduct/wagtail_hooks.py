"""What conduct adds to the admin: the pages' approval and the directory. Reports are never shown there."""
