"""The support directory of the demo: examples, marked as such, of services that do not exist.

Their numbers are from the ranges that regulators keep for fiction, so nobody's telephone rings. Where a country has
no such range an example has an address alone. Real are 112, which the European Union has everywhere, 999 in the
United Kingdom, and the advice line as the Party's own page had it; they too are only examples until verified.
"""

from datetime import time

from conduct.directory.kinds import HelpKind

EUROPEAN_UNION = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
WORKDAYS, EVERY_DAY = ["mo", "tu", "we", "th", "fr"], ["mo", "tu", "we", "th", "fr", "sa", "su"]
EVENINGS = ["we", "fr", "sa"]
WOMEN = "Women and girls from 14, whatever their nationality or papers. Free, and you need not give your name."
EVERYBODY = "Anybody who wants to talk, about anything. Free, and you need not give your name."
VICTIMS = "Anybody to whom something has been done, and those close to them; also long afterwards."
CHILDREN = "Children, young people, and adults who worry about one."
LAW = "Anybody who wants to know what the law says before deciding anything. The first talk is free."


def hours(days, opens, closes, zone):
    return {"weekdays": days, "opens": time(opens), "closes": time(closes % 24), "time_zone": zone}


def line(slug, name, kind, countries, phone="", *, abroad="", web=False, languages="en", **more):
    """One example. A service of the demo has its address below example.org."""
    return slug, {
        "name": name,
        "kind": kind,
        "countries": countries.split(),
        "phone": phone,
        "phone_abroad": abroad,
        "web": f"https://example.org/{slug}/" if web or not phone else "",
        "languages": languages.split(),
        **more,
    }


K = HelpKind
ALWAYS = {"always_open": True}
LINES = (
    line("112", "Police, fire and ambulance in the European Union", K.DANGER, EUROPEAN_UNION, "112", **ALWAYS),
    line("999", "Police, fire and ambulance in the United Kingdom", K.DANGER, "GB", "999", **ALWAYS),
    # ------------------------------------------------------------------ Europe
    line(
        "lantern",
        "The Lantern",
        K.SEXUAL_VIOLENCE,
        "GB",
        "0808 157 0123",
        abroad="+44 20 7946 0123",
        web=True,
        serves=WOMEN,
        languages="en cy ur",
        **ALWAYS,
    ),
    line(
        "harbour",
        "Harbour Line",
        K.TALK,
        "GB IE",
        "+44 20 7946 0234",
        serves=EVERYBODY,
        **hours(EVERY_DAY, 18, 2, "Europe/London"),
        on_holidays=True,
    ),
    line(
        "liffey",
        "Liffeyside Listening",
        K.SEXUAL_VIOLENCE,
        "IE",
        "020 915 1234",
        serves=WOMEN,
        languages="en ga",
        **hours(WORKDAYS, 9, 20, "Europe/Dublin"),
    ),
    line(
        "spree",
        "Spree-Notruf",
        K.SEXUAL_VIOLENCE,
        "DE",
        "030 23125 123",
        abroad="+49 30 23125 123",
        web=True,
        serves=WOMEN,
        languages="de en tr",
        **hours(EVERY_DAY, 8, 24, "Europe/Berlin"),
        on_holidays=True,
    ),
    line(
        "elbe",
        "Opferhilfe an der Elbe",
        K.VICTIMS,
        "DE",
        "040 66969 123",
        abroad="+49 40 66969 123",
        serves=VICTIMS,
        languages="de en pl",
        **hours(WORKDAYS, 9, 17, "Europe/Berlin"),
    ),
    line(
        "isar",
        "Recht verständlich",
        K.RIGHTS,
        "DE AT",
        "+49 89 99998 123",
        serves=LAW,
        languages="de en",
        **hours(["tu", "th"], 14, 18, "Europe/Berlin"),
    ),
    line(
        "ecoute",
        "Écoute Seine",
        K.SEXUAL_VIOLENCE,
        "FR",
        "01 99 00 12 34",
        abroad="+33 1 99 00 12 34",
        serves=WOMEN,
        languages="fr en ar",
        **hours(EVERY_DAY, 9, 22, "Europe/Paris"),
        on_holidays=True,
    ),
    line(
        "victimes",
        "Aide aux victimes du Midi",
        K.VICTIMS,
        "FR",
        "04 65 71 12 34",
        abroad="+33 4 65 71 12 34",
        serves=VICTIMS,
        languages="fr es en",
        **hours(WORKDAYS, 9, 18, "Europe/Paris"),
    ),
    line(
        "malaren",
        "Mälarlinjen",
        K.TALK,
        "SE",
        "08 465 004 12",
        abroad="+46 8 465 004 12",
        serves=EVERYBODY,
        languages="sv en",
        **hours(EVERY_DAY, 20, 6, "Europe/Stockholm"),
        on_holidays=True,
    ),
    line(
        "zenne",
        "Huis aan de Zenne",
        K.VICTIMS,
        "BE",
        serves=VICTIMS,
        languages="nl fr en",
        **hours(WORKDAYS, 9, 17, "Europe/Brussels"),
    ),
    line(
        "amstel",
        "Stil aan de Amstel",
        K.TALK,
        "NL",
        serves=EVERYBODY,
        languages="nl en",
        **hours(EVERY_DAY, 19, 23, "Europe/Amsterdam"),
    ),
    line(
        "tajo",
        "Casa del Tajo",
        K.SEXUAL_VIOLENCE,
        "ES PT",
        serves=WOMEN,
        languages="es pt en",
        **hours(WORKDAYS, 10, 20, "Europe/Madrid"),
    ),
    # ------------------------------------------------------------------ Africa and the Middle East
    line(
        "protea",
        "Protea House",
        K.SEXUAL_VIOLENCE,
        "ZA",
        serves=WOMEN,
        languages="en af zu xh",
        **hours(EVERY_DAY, 7, 19, "Africa/Johannesburg"),
    ),
    line(
        "creek",
        "Creekside Advice",
        K.RIGHTS,
        "AE",
        serves=LAW,
        languages="en ar hi",
        **hours(["mo", "tu", "we", "th", "su"], 10, 16, "Asia/Dubai"),
    ),
    # ------------------------------------------------------------------ Americas
    line(
        "potomac",
        "Potomac Crisis Line",
        K.SEXUAL_VIOLENCE,
        "US",
        "+1 202 555 0143",
        web=True,
        serves="Anybody, of any gender. Free, and you need not give your name.",
        languages="en es",
        **ALWAYS,
    ),
    line(
        "golden",
        "Golden Hour Listeners",
        K.TALK,
        "US",
        "+1 415 555 0187",
        serves=EVERYBODY,
        languages="en es zh",
        **hours(EVENINGS, 18, 2, "America/Los_Angeles"),
    ),
    line(
        "maple",
        "Maple Young People’s Line",
        K.AT_RISK,
        "CA",
        "+1 416 555 0119",
        serves=CHILDREN,
        languages="en fr",
        **hours(EVERY_DAY, 8, 20, "America/Toronto"),
        on_holidays=True,
    ),
    # ------------------------------------------------------------------ Asia and the Pacific
    line(
        "yarra",
        "Yarra Support",
        K.SEXUAL_VIOLENCE,
        "AU",
        "03 5550 1234",
        abroad="+61 3 5550 1234",
        serves=WOMEN,
        **ALWAYS,
    ),
    line(
        "swan",
        "Swan River Law Desk",
        K.RIGHTS,
        "AU",
        "08 5550 1234",
        abroad="+61 8 5550 1234",
        serves=LAW,
        **hours(WORKDAYS, 9, 16, "Australia/Perth"),
    ),
    line(
        "tui",
        "Tūī Young People’s Line",
        K.AT_RISK,
        "NZ",
        serves=CHILDREN,
        languages="en mi",
        **hours(EVERY_DAY, 15, 22, "Pacific/Auckland"),
    ),
    line(
        "sumida",
        "Sumida Listening",
        K.TALK,
        "JP",
        serves=EVERYBODY,
        languages="en ja",
        **hours(EVENINGS, 19, 23, "Asia/Tokyo"),
    ),
    line(
        "hooghly",
        "Hooghly Women’s Desk",
        K.VICTIMS,
        "IN",
        serves=VICTIMS,
        languages="en bn hi",
        **hours(["mo", "tu", "we", "th", "fr", "sa"], 10, 18, "Asia/Kolkata"),
    ),
    # ------------------------------------------------------------------ everywhere
    line(
        "far-away",
        "Far From Home",
        K.TALK,
        "",
        "+44 20 7946 0345",
        web=True,
        serves="Anybody who lives outside the United Kingdom and would like to talk in English.",
        **hours(EVERY_DAY, 9, 21, "Europe/London"),
    ),
)
