"""Posts and terms of office: who holds what, which posts are vacant, and what is done to both."""
