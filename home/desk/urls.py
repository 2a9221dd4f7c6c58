"""The desk's addresses, below ``/admin/``."""

from django.urls import path

from common.later import later

handover_views = later("home.desk.handover_views")
report_views = later("home.desk.report_views")
views = later("home.desk.views")

urlpatterns = [
    path("desk/branch/", views("MyBranchView"), name="desk_my_branch"),
    path("desk/region/", views("MyRegionView"), name="desk_region"),
    path("desk/branches/<int:pk>/", views("BranchView"), name="desk_branch"),
    path("desk/branches/<int:pk>/steps/<slug:item>/", views("StepView"), name="desk_step"),
    path("desk/branches/<int:pk>/notes/<int:note>/", views("NoteView"), name="desk_note"),
    path("desk/reports/", report_views("ReportsView"), name="desk_reports"),
    path("desk/reports/<int:pk>/", report_views("ReportView"), name="desk_report"),
    path("desk/handover/<int:pk>/", handover_views("HandoverView"), name="desk_handover"),
    path("desk/handover/<int:pk>/file/", handover_views("HandoverFileView"), name="desk_handover_file"),
]
