"""The home page, the branch index, and pictures that belong to no branch."""

INTRODUCTION = (
    "Labour International is the constituency party for UK Labour members who live abroad: twenty-five branches, three "
    "regions, twenty-four time zones. Find yours and come to its next meeting."
)
DESCRIPTION = "The constituency party for UK Labour members who live abroad: 25 branches in three regions. Find yours by country."
SHARE_ALT = "Drawing: a row of suns that rises from the night and sets again, one for each hour of the day."
BODY = []
INDEX_INTRODUCTION = (
    "Twenty-five branches, so that somebody near you is always awake. Every member belongs to one: it follows from "
    "the country you live in, and in a few large countries from the part of it."
)
INDEX_DESCRIPTION = (
    "All 25 branches on a map and by region, with their local time now, their status and how to reach them."
)
INDEX_BODY = []

# key, title, alt text, scene, latitude, longitude
PICTURES = ()
