from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from common import views as common_views
from common.answered import message_answered
from common.later import later
from events.api import views as api
from home.sitemap import sitemap
from home.views import search
from members.signin import doors

urlpatterns = [
    path("health/", common_views.health, name="health"),
    path("robots.txt", common_views.robots, name="robots"),
    path(".well-known/security.txt", common_views.security_txt, name="security_txt"),
    path("manifest.webmanifest", common_views.manifest, name="manifest"),
    path("favicon.ico", common_views.favicon, name="favicon"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("api/occurrences/", api.occurrences, name="occurrences_api"),
    *doors.admin_doors,
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
]
if settings.COMPONENT_GALLERY:
    urlpatterns.append(path("components/", later("common.gallery")("gallery"), name="components"))
if settings.DEBUG:
    urlpatterns += static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT)

urlpatterns += i18n_patterns(
    path("search/", search, name="search"),
    path("timezone/", common_views.time_zone, name="time_zone"),
    path("contact/answered/<str:token>/", message_answered, name="message_answered"),
    path("", include("members.account.urls")),
    path("account/", include("members.signin.urls")),
    *doors.page_doors,
    path("", include("branches.urls")),
    path("", include("events.urls")),
    path("", include("newsletter.urls")),
    path("", include("conduct.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
