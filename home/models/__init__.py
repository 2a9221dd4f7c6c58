from .pages import ContactPage, HomePage, StandardPage

__all__ = ["ContactPage", "HomePage", "StandardPage"]
