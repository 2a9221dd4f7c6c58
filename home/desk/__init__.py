"""The coordinators' desk: which branch needs whom, what was noted and reported, what a successor takes over."""
