"""What the reviews of plans, articles and conduct pages share: steps, answers, comments, screens."""
