"""How people without an account subscribe, and how everybody stops (docs/features/newsletter-subscriptions.md)."""
