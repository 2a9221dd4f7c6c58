"""Sizes of pictures: made ahead by a job, found at once, shown as uploaded while there are none."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common import jobs, pictures
from common.models import CustomImage, CustomRendition, Job
from tests import builders

pytestmark = pytest.mark.django_db
SIZES = CustomRendition._meta.db_table


def asked_for_sizes(client, url):
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(url)
    assert answer.status_code == 200
    return answer.text, [query["sql"] for query in captured if SIZES in query["sql"]]


def page_with(*images):
    body = [
        {"type": "image", "value": {"image": {"image": image.pk, "alt_text": "x", "decorative": False}}}
        for image in images
    ]
    return builders.standard_page(picture=builders.image(), picture_alt="A hall", body=body)


def test_a_stored_picture_asks_for_its_sizes_and_the_job_makes_them():
    image = builders.image()
    assert Job.objects.filter(name="common.make_sizes", key=str(image.pk)).exists()
    jobs.run_due()
    assert set(image.renditions.values_list("filter_spec", flat=True)) == set(pictures.ALL)
    assert not Job.objects.filter(name="common.make_sizes").exists()


def test_what_lacks_a_size_is_found_again():
    whole, partly = builders.image(), builders.image()
    jobs.run_due()
    partly.renditions.filter(filter_spec=pictures.SHARED).delete()
    assert list(pictures.lacking(CustomImage.objects.all())) == [partly]
    assert whole.renditions.count() == len(pictures.ALL)


def test_a_picture_whose_file_is_gone_stops_no_job():
    image = builders.image()
    image.file.storage.delete(image.file.name)
    assert pictures.make(image) is False


def test_no_page_makes_a_size(client):
    text, asked = asked_for_sizes(client, page_with(builders.image()).url)
    assert CustomRendition.objects.count() == 0
    assert len(asked) == 1
    assert text.count('class="picture"') == 2


def test_all_pictures_of_a_page_are_found_with_one_query(client):
    page = page_with(*(builders.image() for _ in range(4)))
    jobs.run_due()
    text, asked = asked_for_sizes(client, page.url)
    assert len(asked) == 1
    assert text.count("<picture>") == 5


def test_a_picture_says_its_room_and_only_the_first_is_waited_for(client):
    page = page_with(builders.image(), builders.image())
    jobs.run_due()
    text, _asked = asked_for_sizes(client, page.url)
    drawn = re.findall(r"<img[^>]*>", text)
    assert len(drawn) == 3
    assert all(re.search(r'width="\d+"', img) and re.search(r'height="\d+"', img) for img in drawn)
    assert ["high" in img for img in drawn] == [True, False, False]
    assert ['loading="lazy"' in img for img in drawn] == [False, True, True]
    assert text.count('type="image/avif"') == text.count('type="image/webp"') == 3


def test_only_a_picture_of_another_focus_is_cut_anew():
    image = builders.image()
    jobs.run_due()
    image.focal_point_x = image.focal_point_y = image.focal_point_width = image.focal_point_height = 2
    pictures.find([image])
    assert pictures.SHARED not in image.made
    assert pictures.spec(480, "jpeg") in image.made
