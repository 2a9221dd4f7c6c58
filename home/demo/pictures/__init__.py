"""Pictures drawn by code: a horizon, and the sky that stands over a place at one moment of the day."""

from .drawing import draw

__all__ = ["draw"]
