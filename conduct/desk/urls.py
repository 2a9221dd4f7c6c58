"""The addresses of the desk. Those of one case answer for its readers alone (conduct.desk.access)."""

from django.urls import path

from common.later import later

sealed = later("conduct.desk.sealed")
views = later("conduct.desk.views")

ONE = "conduct/desk/<uuid:pk>/"
urlpatterns = [
    path("conduct/desk/", views("cases"), name="desk"),
    path(ONE, views("one"), name="desk_case"),
    path(f"{ONE}move/", views("move"), name="desk_move"),
    path(f"{ONE}assign/", views("assign"), name="desk_assign"),
    path(f"{ONE}step-back/", views("step_back"), name="desk_step_back"),
    path(f"{ONE}take-along/", views("take_along"), name="desk_take_along"),
    path(f"{ONE}open/", sealed("open_case"), name="desk_open"),
    path(f"{ONE}parts/<int:number>/", sealed("part"), name="desk_part"),
    path(f"{ONE}read/", sealed("read"), name="desk_read"),
    path(f"{ONE}altered/", sealed("altered"), name="desk_altered"),
    path(f"{ONE}write/", sealed("write"), name="desk_write"),
    path(f"{ONE}share/", sealed("share"), name="desk_share"),
    path(f"{ONE}pack/", sealed("pack"), name="desk_pack"),
]
