"""The words of the three regions."""

from home.demo.markup import people, text

from .shapes import RegionWords

WORDS = {
    "americas": RegionWords(
        introduction="Four branches from the Arctic to Tierra del Fuego. They share one evening: when it is half "
        "past "
        "six in Los Angeles it is nearly midnight in São Paulo, so meetings move about and nobody always loses out.",
        description="The four branches of Labour International in the Americas, their local times and their "
        "coordinator.",
        body=[
            text(
                """
                ## What the coordinator does here

                The coordinator helps branch committees find their feet, brings new secretaries together, and
                answers members who live far from any meeting. Each branch decides for itself what it works on.
                """
            ),
            people(
                "Your coordinator",
                (
                    "Marisol Whitcombe",
                    "Regional coordinator, the Americas",
                    "Lives in Toronto. Holds an open hour every second Thursday at 18:00 Toronto time.",
                ),
            ),
            text(
                """
                ## Members far from a city

                About one member in three in this region lives more than two hours from the next one. Every
                branch here can be joined online from start to finish, and votes are never taken only in a room.
                [Ask the membership secretary](page:membership) if you are not sure where you belong.
                """
            ),
        ],
    ),
    "asia-pacific": RegionWords(
        introduction="Six branches between Kolkata and Auckland. This is where the day begins: most meetings here "
        "are "
        "over before the rest of Labour International has had breakfast.",
        description="The six branches in Asia, Australasia and the Pacific, their local times and their "
        "coordinators.",
        coordinator_title="Regional coordinators (job share)",
        body=[
            text(
                """
                ## Two coordinators, one post

                The post is shared, because the region stretches over eight hours of clock time. One of the two
                is always awake when a branch meets.
                """
            ),
            people(
                "Your coordinators",
                (
                    "Hettie Okonjo-Marsh",
                    "Regional coordinator, job share",
                    "Lives in Singapore and looks after the branches in Asia.",
                ),
                (
                    "Callum Terwilliger",
                    "Regional coordinator, job share",
                    "Lives in Wellington and looks after Australia, Aotearoa New Zealand and the Pacific.",
                ),
            ),
            text(
                """
                ## A branch in the making

                Members in [South & Central Asia](page:south-central-asia) are preparing a branch of their own.
                If you live there, the coordinators would like to hear from you: a branch needs a first meeting,
                a small committee and a plan for its first half year, and none of that has to be done alone.
                """
            ),
        ],
    ),
    "europe-africa-middle-east": RegionWords(
        introduction="Fifteen branches and about seven in ten of all members, from Reykjavik to Cape Town. Clocks "
        "here "
        "differ by only a few hours, so branches can easily visit one another online.",
        description="The fifteen branches in Europe, Africa and the Middle East, their local times and their "
        "coordinator.",
        body=[
            text(
                """
                ## Old branches and new ones

                Brussels and the Spanish coast had Labour groups long before Labour International was formed in
                1997; Portugal has had a branch of its own only since last year. The coordinator brings them
                together twice a year to swap what works.
                """
            ),
            people(
                "Your coordinator",
                (
                    "Ffion Abernathy",
                    "Regional coordinator, Europe, Africa and the Middle East",
                    "Lives in Lyon. Holds an open hour every second Thursday at 18:00 Paris time.",
                ),
            ),
            text(
                """
                ## If you live in the Middle East

                The [Middle East branch](page:middle-east) has no committee at present. Members there are looked
                after by the coordinator and are welcome as guests at any meeting, most of all at those of
                [Africa & Indian Ocean](page:africa-indian-ocean) and of [Greece, Cyprus, Türkiye &
                Balkans](page:greece-cyprus-turkiye-balkans), whose evenings are closest.
                """
            ),
        ],
    ),
}
