from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from common.later import later
from members.register.rights import may_keep

entries = later("members.register.desk.entries")
imports = later("members.register.desk.imports")
questions = later("members.register.desk.questions")


def admin_urls():
    return [
        path("membership/", entries("RegisterView"), name="register"),
        path("membership/<int:pk>/", entries("EntryView"), name="register_entry"),
        path("membership/without-branch/", entries("WithoutBranchView"), name="register_without_branch"),
        path("membership/export/", entries("ExportView"), name="register_export"),
        path("membership/looks/", entries("LooksView"), name="register_looks"),
        path("membership/imports/", imports("ImportsView"), name="register_imports"),
        path("membership/imports/<int:pk>/", imports("RunView"), name="register_import"),
        path("membership/imports/<int:pk>/<int:row>/", imports("TakeView"), name="register_take"),
        path("membership/questions/", questions("QuestionsView"), name="register_questions"),
        path("membership/questions/<int:pk>/", questions("QuestionView"), name="register_question"),
    ]


class KeepersSubmenu(SubmenuMenuItem):
    def is_shown(self, request):
        return may_keep(request.user)


def menu_item():
    items = [
        MenuItem(pgettext_lazy("of members", "Register"), reverse("register"), icon_name="group", order=10),
        MenuItem(_("Import a list"), reverse("register_imports"), icon_name="upload", order=20),
        MenuItem(_("Questions"), reverse("register_questions"), icon_name="help", order=30),
        MenuItem(_("Who looked"), reverse("register_looks"), icon_name="view", order=40),
    ]
    return KeepersSubmenu(_("Membership"), Menu(items=items), name="membership", icon_name="group", order=210)
