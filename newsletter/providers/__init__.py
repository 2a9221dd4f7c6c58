"""What mail providers report: mail that came back, complaints (docs/features/newsletter-subscriptions.md)."""
