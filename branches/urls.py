from django.urls import path

from branches import views

app_name = "branches"
urlpatterns = [path("branches/find/", views.finder, name="find")]
