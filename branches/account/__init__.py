"""What branches add to somebody's account: the choice of a branch, and the posts they hold."""
