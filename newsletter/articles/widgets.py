from django import forms
from django.forms import Script


class CountedText(forms.Textarea):
    """A short text with the number of characters it has, and may have.

    The server counts what it shows; with script the number follows what is typed. Nothing is cut while pasting.
    """

    template_name = "newsletter/widgets/counted_text.html"

    class Media:
        css = {"all": ["css/article-editor.css"]}
        js = [Script("js/character-count.js", type="module")]

    def __init__(self, limit, attrs=None):
        super().__init__(attrs={"rows": 3, **(attrs or {})})
        self.limit = limit

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        length = len(" ".join((value or "").split()))
        if id_ := context["widget"]["attrs"].get("id"):
            described = context["widget"]["attrs"].get("aria-describedby", "")
            context["widget"]["attrs"]["aria-describedby"] = f"{described} {id_}-count".strip()
        context["widget"] |= {"limit": self.limit, "length": length, "over": max(0, length - self.limit)}
        return context
