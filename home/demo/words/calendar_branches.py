"""The monthly meeting of every branch that meets, and the first one of a branch that is forming."""

from .shapes import Change, EventWords, Place

JANUARY, JULY, AUGUST = 1, 7, 8
SOUTHERN, EUROPEAN, NORTHERN = (JANUARY,), (AUGUST,), (JULY, AUGUST)


def monthly(branch, title, introduction, weekday, time="19:30", without=(), until="", **more):
    """A branch's meeting on the same weekday of each month; ``without`` names months that have none.

    Leaving them out of the rule says more than a row of exceptions: "except in August", for ever. ``until`` is for a
    branch in trouble, whose meetings nobody calls any more.
    """
    months = ",".join(str(month) for month in range(1, 13) if month not in without)
    rule = f"FREQ=MONTHLY;BYDAY={weekday}" + (f";BYMONTH={months}" if without else "")
    rule += f";UNTIL={until}" if until else ""
    defaults = {
        "key": f"{branch}-monthly",
        "parent": branch,
        "slug": "monthly-meeting",
        "first": "2026-01-01",
        "access": "captions",
        "recording": "none",
        "asks": "Branch secretary",
        "contact": branch,
    }
    return EventWords(title=title, introduction=introduction, time=time, rule=rule, **defaults | more)


AMERICAS = (
    monthly(
        "new-york-eastern-usa",
        "New York, third Tuesday",
        "Third Tuesday, early enough for whoever commutes. Half of us come on screen, from Boston to Houston.",
        "3TU",
        "18:30",
        languages="en es",
        access="captions step_free hearing_loop",
        place=Place(
            "Orchard Street Reading Room",
            "14½ Orchard Street, second floor\nNew York",
            "The lift is behind the coats. Ring the lower bell after six.",
        ),
        changes=(
            Change(
                "2027-01-19",
                "moved",
                "The Reading Room is being painted; we are guests next door.",
                new_venue="Orchard Street Annexe, ground floor",
            ),
        ),
    ),
    monthly(
        "western-usa",
        "West coast evening",
        "Third Wednesday on screen, from Anchorage to Phoenix. Supper at the table is allowed; microphones off then.",
        "3WE",
        "18:30",
    ),
    monthly(
        "canada",
        "Canada, coast to coast",
        "Second Thursday in both languages. In March, June, September and December some of us sit together in "
        "Toronto.",
        "2TH",
        languages="en fr",
        changes=(Change("2026-12-10", "note", "In Toronto too this time: ask the secretary for the address."),),
    ),
    monthly(
        "latin-america-caribbean",
        "Last Tuesday, Latin America",
        "From Mexico to Patagonia in one evening. English, with Spanish and Portuguese whenever somebody needs it.",
        "-1TU",
        languages="en es pt",
        dial_in="+55 11 5550 0199, code 1930",
    ),
)
ASIA_PACIFIC = (
    monthly(
        "eastern-australia",
        "Saturday morning, Sydney",
        "Second Saturday over coffee, in Sydney, in Melbourne and in kitchens everywhere else. Not in January.",
        "2SA",
        "10:00",
        SOUTHERN,
        access="captions step_free hearing_loop childcare",
        place=Place(
            "Harbourside Community Rooms",
            "3 Wharf Lane, Pyrmont\nSydney NSW",
            "Two minutes from the light rail. The ramp is on the water side.",
        ),
    ),
    monthly(
        "western-central-australia",
        "Second Tuesday, Perth",
        "A young branch finding its feet: business for half an hour, then one good question. Not in January.",
        "2TU",
        without=SOUTHERN,
    ),
    monthly(
        "aotearoa-new-zealand-pacific",
        "First Sunday, Aotearoa",
        "The first branch meeting of the day anywhere on Earth. Island members by telephone are heard first.",
        "1SU",
        "10:00",
        SOUTHERN,
        access="captions step_free childcare",
        dial_in="+64 9 555 0142, code 1000",
        place=Place("Ponsonby Workers' Hall", "88 Kelmarna Rise\nAuckland", "Bus to the top of the hill, then down."),
    ),
    monthly(
        "north-east-asia",
        "Fourth Thursday, North-East Asia",
        "Tokyo, Seoul, Taipei, Hong Kong and the mainland, an hour or none apart. In Tokyo every second month.",
        "4TH",
        languages="en ja zh",
    ),
    monthly(
        "south-east-asia",
        "Saturday tea, South-East Asia",
        "Third Saturday at four, in Singapore or Bangkok by turns and always on screen. Somebody brings kueh.",
        "3SA",
        "16:00",
        languages="en zh",
        access="captions step_free",
        place=Place(
            "The Shophouse, Joo Chiat",
            "219 Lorong Melur\nSingapore",
            "Level entrance from the five-foot way. In even months we are in Bangkok; the notice says where.",
        ),
    ),
    EventWords(
        key="south-central-asia-first-meeting",
        parent="south-central-asia",
        slug="first-meeting",
        title="First meeting, South and Central Asia",
        introduction="Members from Kabul to Colombo are making a branch. Come to its first meeting and help to "
        "choose its name.",
        first="2027-01-17",
        time="15:00",
        audience="everyone",
        access="captions",
        recording="none",
        asks="Regional coordinators",
        contact="asia-pacific",
        hosts=("asia-pacific",),
    ),
)
NORTH_WEST_EUROPE = (
    monthly(
        "brussels-labour",
        "Fourth Wednesday, Brussels",
        "Above the café near the Gare du Midi and on screen. Business is over by half past eight, for the trains.",
        "4WE",
        without=EUROPEAN,
        languages="en fr nl",
        access="captions step_free hearing_loop",
        place=Place(
            "Café Le Fanal, upper room",
            "27 rue des Quatre Vents\n1060 Brussels",
            "Ten minutes on foot from the Gare du Midi. A lift goes up to the room.",
        ),
        changes=(
            Change(
                "2026-12-23",
                "cancelled",
                "Too near Christmas: the café is closed. Come to the winter supper on the 16th instead.",
            ),
        ),
        agenda="""
            1. Who is new
            1. A motion, if there is one, with its text on the screen
            1. Delegates report from the General Committee
            1. What we do next month
            """,
        papers=("words-you-will-hear",),
    ),
    monthly(
        "labour-germany",
        "Second Tuesday in Berlin",
        "In Kreuzberg and on screen from everywhere between Kiel and Konstanz. English and German, in one breath.",
        "2TU",
        without=EUROPEAN,
        languages="en de",
        access="captions step_free",
        place=Place(
            "Hinterhaus am Kanal",
            "Uferstück 9, second courtyard\n10999 Berlin",
            "Through both courtyards, then left. No steps.",
        ),
        changes=(
            Change(
                "2027-01-12",
                "moved",
                "The room is taken on Tuesday, so we meet two days later and begin at eight.",
                new_date="2027-01-14",
                new_time="20:00",
                new_venue="Stadtteilladen Oranie, Berlin",
            ),
        ),
    ),
    monthly(
        "netherlands",
        "First Monday, Netherlands",
        "By turns in Amsterdam and Utrecht; the online room is the third city and has a host of its own.",
        "1MO",
        without=EUROPEAN,
        languages="en nl",
        access="captions step_free",
        place=Place(
            "De Rode Kade",
            "Kattenkade 31\nAmsterdam",
            "Amsterdam in odd months, Utrecht in even ones: the secretary sends the other address.",
        ),
    ),
    monthly(
        "france-monaco",
        "Paris evening",
        "Paris has the room, everywhere else has an equal say. A quarter of an hour of French for whoever wants it.",
        "1WE",
        without=EUROPEAN,
        languages="en fr",
        access="captions hearing_loop",
        place=Place(
            "Maison des Passages",
            "12 passage du Figuier\n75011 Paris",
            "Four steps at the door and a portable ramp: ring and somebody brings it.",
        ),
        changes=(
            Change(
                "2026-12-16",
                "extra",
                "An extra evening: motions for the General Committee close on the 20th.",
                time="20:00",
            ),
        ),
    ),
    monthly(
        "ireland",
        "Third Monday, Dublin",
        "Ground floor in Dublin, and on screen from Cork to Donegal. Captions run all evening.",
        "3MO",
        without=EUROPEAN,
        languages="en cy",
        access="captions step_free hearing_loop",
        place=Place(
            "Liberty Reading Rooms",
            "5 Weavers' Row\nDublin 8",
            "Ground floor, with an accessible toilet. Bicycles in the yard.",
        ),
        changes=(Change("2026-12-21", "note", "Songs afterwards, in any language you can carry a tune in."),),
    ),
    monthly(
        "nordic-baltic",
        "First Tuesday, Nordic and Baltic",
        "From Nuuk to Tallinn on one screen. In December by candlelight; in July and August we are outdoors.",
        "1TU",
        without=NORTHERN,
        languages="en sv da no",
    ),
)
CENTRAL_AND_SOUTHERN_EUROPE = (
    monthly(
        "alpine-luxembourg",
        "Second Thursday, Alps and Luxembourg",
        "Four countries, three languages, one punctual chair. Begins on the minute and ends on it too.",
        "2TH",
        without=EUROPEAN,
        languages="en de fr",
    ),
    monthly(
        "italy-malta",
        "Third Wednesday, Italy and Malta",
        "On screen from Trieste to Valletta. In May and in November we also meet round one table in Rome.",
        "3WE",
        without=EUROPEAN,
        until="20260430",
        languages="en it",
    ),
    monthly(
        "central-eastern-europe",
        "Third Thursday, Warsaw",
        "Warsaw time, and members from Prague to Baku. Each month somebody explains the news where they live.",
        "3TH",
        without=EUROPEAN,
        until="20260331",
        languages="en pl",
    ),
    monthly(
        "greece-cyprus-turkiye-balkans",
        "Fourth Tuesday, Athens",
        "Athens time, on screen. Members in the Middle East are our guests as often as they like.",
        "4TU",
        without=EUROPEAN,
        languages="en el",
        hosts=("middle-east",),
    ),
    monthly(
        "madrid-northern-spain",
        "Last Thursday, Madrid",
        "In Madrid and on screen, early by local custom. Toys in the corner; nobody minds the noise.",
        "-1TH",
        without=EUROPEAN,
        languages="en es",
        access="captions step_free childcare",
        place=Place(
            "Ateneo de la Fuente",
            "Calle del Aljibe 22\n28012 Madrid",
            "Street level. The room with the children's drawings on the door.",
        ),
        changes=(
            Change(
                "2026-12-31",
                "moved",
                "New Year's Eve: we meet two weeks earlier.",
                new_date="2026-12-17",
            ),
        ),
    ),
    monthly(
        "spanish-costas-islands-gibraltar",
        "Third Thursday, Costas and Islands",
        "The coast and the islands on two clocks: each of us says our own hour when we say hello.",
        "3TH",
        without=EUROPEAN,
        languages="en es",
        dial_in="+34 900 55 01 23, code 1930",
    ),
    monthly(
        "portugal",
        "Second Wednesday, Lisbon",
        "In Lisbon and on screen from Porto, Faro and the islands. Our youngest branch; bring somebody new.",
        "2WE",
        without=EUROPEAN,
        languages="en pt",
        access="captions step_free",
        place=Place("Casa da Ladeira", "Escadinhas do Pinheiro 3\nLisbon", "Take the lift from the lower street."),
    ),
    monthly(
        "africa-indian-ocean",
        "First Saturday, Africa",
        "Late morning from Accra to Mauritius, with cameras off if the line is thin. Guests from the Gulf welcome.",
        "1SA",
        "11:00",
        languages="en fr",
        dial_in="+27 11 555 0170, code 1100",
        hosts=("middle-east",),
    ),
)
EVENTS = (*AMERICAS, *ASIA_PACIFIC, *NORTH_WEST_EUROPE, *CENTRAL_AND_SOUTHERN_EUROPE)
