"""The screens of the form: for each what it shows, and what becomes of what was sent from it."""
