from branches.review.steps import was_handed_in


class ReviewedPageMixin:
    """A page with a workflow of its own (``get_workflow``), and versions that are kept as they were handed in."""

    # Those beside whose words reviewers comment, besides the title.
    commented_fields = ()

    @property
    def has_workflow(self):
        return self.get_workflow() is not None

    def save_revision(self, *args, overwrite_revision=None, **kwargs):
        """Never over a version that was handed in or published: a window left open saves on, into a new one."""
        if overwrite_revision is not None and was_handed_in(self, overwrite_revision):
            overwrite_revision = None
        return super().save_revision(*args, overwrite_revision=overwrite_revision, **kwargs)
