"""How mailings leave: a row for each recipient, each sent once (docs/features/newsletter-delivery.md)."""
