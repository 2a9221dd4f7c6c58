"""The figures for a page that everybody may read."""

from django.template.loader import render_to_string

from conduct.figures.services import published


def figures_html():
    """All counted years as HTML, in the reader's language; an empty text before the first. One query."""
    years = published()
    return render_to_string("components/conduct_figures.html", {"years": years}) if years else ""
