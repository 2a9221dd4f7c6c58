from django.urls import path, register_converter

from common.later import later

desk = later("conduct.complaints.desk")
views = later("conduct.complaints.views")


class Reference:
    regex = "DP-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(Reference, "complaint")

ONE = "conduct/data-complaints/<complaint:reference>/"
urlpatterns = [
    path("conduct/data-complaint/", views("complain"), name="data_complaint"),
    path("conduct/data-complaint/received/<str:token>/", views("received"), name="data_complaint_received"),
    path("conduct/data-complaints/", desk("complaints"), name="data_complaints"),
    path(ONE, desk("one"), name="data_complaint_one"),
    path(f"{ONE}acknowledge/", desk("acknowledge"), name="data_complaint_acknowledge"),
    path(f"{ONE}end/", desk("end"), name="data_complaint_end"),
    path(f"{ONE}note/", desk("note"), name="data_complaint_note"),
]
