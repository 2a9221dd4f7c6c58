import pytest
from django.template.loader import get_template
from wagtail import blocks
from wagtail.admin.icons import get_icons

from common.blocks import BodyBlock

BODY = list(BodyBlock().child_blocks.values())


def test_the_body_has_at_most_ten_blocks_in_groups():
    assert 8 <= len(BODY) <= 10
    assert all(block.meta.group for block in BODY)
    assert not any(isinstance(block, blocks.RawHTMLBlock) for block in BODY)


@pytest.mark.parametrize("block", BODY, ids=lambda block: block.name)
class TestEveryBlock:
    def test_has_a_template_of_its_own(self, block):
        assert get_template(block.meta.template).origin.name.endswith(f"templates/{block.meta.template}")

    def test_has_an_icon_that_exists(self, block):
        assert block.meta.icon != blocks.Block().meta.icon
        assert f'id="icon-{block.meta.icon}"' in get_icons()

    def test_says_what_it_is_for(self, block):
        assert str(block.label)
        assert str(block.get_description()).endswith(".")

    @pytest.mark.django_db
    def test_has_a_preview_that_renders(self, block):
        assert block.is_previewable
        value = block.get_preview_value()
        assert value
        assert block.render(value).strip()
