"""Other names people type for a country: former ones, short ones, and those of its parts."""

from django.utils.translation import pgettext_lazy

_OTHER = "other names of a country, with commas between: those your language uses"

OTHER_NAMES = {
    "AE": pgettext_lazy(_OTHER, "UAE, Emirates, Dubai, Abu Dhabi"),
    "BA": pgettext_lazy(_OTHER, "Bosnia"),
    "CD": pgettext_lazy(_OTHER, "DRC, DR Congo, Zaire, Congo-Kinshasa"),
    "CG": pgettext_lazy(_OTHER, "Congo-Brazzaville"),
    "CI": pgettext_lazy(_OTHER, "Ivory Coast"),
    "CN": pgettext_lazy(_OTHER, "PRC"),
    "CV": pgettext_lazy(_OTHER, "Cape Verde"),
    "CZ": pgettext_lazy(_OTHER, "Czech Republic"),
    "ES": pgettext_lazy(_OTHER, "Canary Islands, Balearics, Mallorca, Tenerife"),
    "FK": pgettext_lazy(_OTHER, "Falklands"),
    "GB": pgettext_lazy(_OTHER, "UK, Great Britain, Britain, England, Scotland, Wales, Northern Ireland"),
    "GR": pgettext_lazy(_OTHER, "Hellas"),
    "GG": pgettext_lazy(_OTHER, "Channel Islands, Alderney, Sark"),
    "IE": pgettext_lazy(_OTHER, "Eire, Republic of Ireland"),
    "JE": pgettext_lazy(_OTHER, "Channel Islands"),
    "KP": pgettext_lazy(_OTHER, "DPRK, Korea (North)"),
    "KR": pgettext_lazy(_OTHER, "Korea (South), Republic of Korea"),
    "LA": pgettext_lazy(_OTHER, "Lao"),
    "LK": pgettext_lazy(_OTHER, "Ceylon"),
    "MK": pgettext_lazy(_OTHER, "Macedonia"),
    "MM": pgettext_lazy(_OTHER, "Burma"),
    "NL": pgettext_lazy(_OTHER, "Holland"),
    "NZ": pgettext_lazy(_OTHER, "Aotearoa"),
    "PS": pgettext_lazy(_OTHER, "West Bank, Gaza"),
    "PT": pgettext_lazy(_OTHER, "Azores, Madeira"),
    "RU": pgettext_lazy(_OTHER, "Russian Federation"),
    "SZ": pgettext_lazy(_OTHER, "Swaziland"),
    "TL": pgettext_lazy(_OTHER, "East Timor"),
    "TR": pgettext_lazy(_OTHER, "Turkey"),
    "US": pgettext_lazy(_OTHER, "USA, America, United States"),
    "VA": pgettext_lazy(_OTHER, "Vatican, Holy See"),
    "VN": pgettext_lazy(_OTHER, "Viet Nam"),
}

# Codes in wide use that are not the country's in ISO 3166-1: the United Kingdom's and the EU's for Greece.
OTHER_CODES = {"UK": "GB", "EL": "GR"}


def other_names(country):
    return str(OTHER_NAMES.get(country, ""))
