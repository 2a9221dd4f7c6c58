from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """Forms look for their templates in ours first; a field is one component with its label, help and error."""

    field_template_name = "components/field.html"
