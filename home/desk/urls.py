"""The desk's addresses, below ``/admin/``."""

from django.urls import path

from home.desk import handover_views, report_views, views

urlpatterns = [
    path("desk/branch/", views.MyBranchView.as_view(), name="desk_my_branch"),
    path("desk/region/", views.MyRegionView.as_view(), name="desk_region"),
    path("desk/branches/<int:pk>/", views.BranchView.as_view(), name="desk_branch"),
    path("desk/branches/<int:pk>/steps/<slug:item>/", views.StepView.as_view(), name="desk_step"),
    path("desk/branches/<int:pk>/notes/<int:note>/", views.NoteView.as_view(), name="desk_note"),
    path("desk/reports/", report_views.ReportsView.as_view(), name="desk_reports"),
    path("desk/reports/<int:pk>/", report_views.ReportView.as_view(), name="desk_report"),
    path("desk/handover/<int:pk>/", handover_views.HandoverView.as_view(), name="desk_handover"),
    path("desk/handover/<int:pk>/file/", handover_views.HandoverFileView.as_view(), name="desk_handover_file"),
]
