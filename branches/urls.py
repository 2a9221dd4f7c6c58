from django.urls import path

from branches import views
from branches.plans.views import all_plans
from branches.welcome.hello import take_back

app_name = "branches"
urlpatterns = [
    path("branches/find/", views.finder, name="find"),
    path("branches/hello/<str:token>/", take_back, name="take_back"),
    path("branches/plans/", all_plans, name="plans"),
    path("branches/vacancies/", views.vacancies, name="vacancies"),
]
