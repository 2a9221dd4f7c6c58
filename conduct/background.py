"""What ``conduct`` does in the background (docs/jobs.md). No job mails, logs or raises a word of what a report says."""
