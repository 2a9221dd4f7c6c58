"""Editions: put together from approved articles, previewed, frozen and confirmed, and kept on the web."""
