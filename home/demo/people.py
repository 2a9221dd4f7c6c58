"""The accounts to look around with, one for each role. The people are invented; their addresses say who they are."""

from dataclasses import dataclass

from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from members.models import User

PASSWORD = "labour-demo"  # noqa: S105 - the demo's, known to everybody


@dataclass(frozen=True)
class Account:
    """Somebody to sign in as: their role in words, the slug of their branch, and of the region they serve.

    ``posts`` are the posts held today, each as the slug of its body and its title (home.demo.offices).
    """

    role: str
    email: str
    first_name: str
    last_name: str
    branch: str = ""
    region: str = ""
    posts: tuple[tuple[str, str], ...] = ()

    @property
    def name(self):
        return f"{self.first_name} {self.last_name}"


def _of(body, *titles):
    return tuple((body, title) for title in titles)


ACCOUNTS = (
    Account("administrator", "admin@example.org", "Imogen", "Ashdown", posts=_of("executive", "Webmaster")),
    Account("member", "member.berlin@example.org", "Jonas", "Pettigrew", "labour-germany"),
    Account("member of another branch", "member.brussels@example.org", "Amélie", "Strathmore", "brussels-labour"),
    Account(
        "branch secretary",
        "secretary.berlin@example.org",
        "Saskia",
        "Thornbury",
        "labour-germany",
        posts=_of("labour-germany", "Secretary"),
    ),
    Account(
        "branch chair",
        "chair.berlin@example.org",
        "Anselm",
        "Okafor-Reid",
        "labour-germany",
        posts=_of("labour-germany", "Chair"),
    ),
    # Held a post of the branch until yesterday: offices.OVER.
    Account(
        "officer whose term ended yesterday", "former.berlin@example.org", "Bronwen", "Haldane", "labour-germany"
    ),
    Account(
        "officer of another branch",
        "secretary.brussels@example.org",
        "Hamish",
        "Adeyemi",
        "brussels-labour",
        posts=_of("brussels-labour", "Secretary"),
    ),
    # Holds a post of the branch that ends soon: offices.ENDING.
    Account("officer whose term ends soon", "chair.brussels@example.org", "Rosalind", "Vereecke", "brussels-labour"),
    Account(
        "regional coordinator",
        "coordinator.europe@example.org",
        "Ffion",
        "Abernathy",
        "france-monaco",
        "europe-africa-middle-east",
        _of("europe-africa-middle-east", "Regional coordinator"),
    ),
    Account(
        "regional coordinator in a job share",
        "coordinator.asia@example.org",
        "Hettie",
        "Okonjo-Marsh",
        "south-east-asia",
        "asia-pacific",
        _of("asia-pacific", "Regional coordinator"),
    ),
    Account(
        "regional coordinator, the job share's partner",
        "partner.asia@example.org",
        "Callum",
        "Terwilliger",
        "aotearoa-new-zealand-pacific",
        "asia-pacific",
        _of("asia-pacific", "Regional coordinator"),
    ),
    Account(
        "regional coordinator of another region",
        "coordinator.americas@example.org",
        "Marisol",
        "Whitcombe",
        "canada",
        "americas",
        _of("americas", "Regional coordinator"),
    ),
    Account(
        "newsletter editor",
        "editor@example.org",
        "Tobias",
        "Fenwright",
        "netherlands",
        posts=_of("executive", "Newsletter editor"),
    ),
    Account(
        "translator",
        "translator@example.org",
        "Clémence",
        "Harcourt",
        "france-monaco",
        posts=_of("translators", "Translator"),
    ),
    Account(
        "membership secretary",
        "membership.secretary@example.org",
        "Percival",
        "Adebayo-Lunn",
        "nordic-baltic",
        posts=_of("executive", "Vice-chair and membership secretary"),
    ),
    Account(
        "returning officer",
        "returning.officer@example.org",
        "Wilhelmina",
        "Catterick",
        "alpine-luxembourg",
        posts=_of("executive", "Returning officer"),
    ),
    Account(
        "conduct officer",
        "conduct.officer@example.org",
        "Nerys",
        "Balogun",
        "ireland",
        posts=_of("executive", "Conduct officer"),
    ),
    Account(
        "second conduct officer",
        "conduct.partner@example.org",
        "Alasdair",
        "Quirke",
        "canada",
        posts=_of("executive", "Conduct officer"),
    ),
    Account(
        "third conduct officer",
        "conduct.third@example.org",
        "Ottoline",
        "Mensah",
        "north-east-asia",
        posts=_of("executive", "Conduct officer"),
    ),
    Account(
        "data protection officer",
        "data.protection@example.org",
        "Ferdinand",
        "Oyelaran",
        "nordic-baltic",
        posts=_of("executive", "Data protection officer"),
    ),
)


def ensure_users():
    """The accounts that are missing; how many were made. The editor is in Wagtail's own group as well."""
    there = set(User.objects.values_list("email", flat=True))
    missing = [account for account in ACCOUNTS if account.email not in there]
    password = make_password(PASSWORD)
    User.objects.bulk_create(_user(account, password) for account in missing)
    if any(account.email == "editor@example.org" for account in missing):
        User.objects.get(email="editor@example.org").groups.add(Group.objects.get_or_create(name="Editors")[0])
    verify([account.email for account in ACCOUNTS])
    return len(missing)


def _user(account, password):
    return User(
        email=account.email,
        password=password,
        first_name=account.first_name,
        last_name=account.last_name,
        is_staff=account.role == "administrator",
        is_superuser=account.role == "administrator",
    )


def verify(emails):
    """Sign-in knows these addresses as shown to be theirs."""
    if not apps.is_installed("allauth.account"):
        return
    model = apps.get_model("account", "EmailAddress")
    users = User.objects.filter(email__in=emails).exclude(pk__in=model.objects.values("user"))
    model.objects.bulk_create(model(user=user, email=user.email, verified=True, primary=True) for user in users)


def administrator():
    return User.objects.filter(email="admin@example.org").first()


def listed():
    """The accounts that are there, as ``seed_demo --accounts`` prints them."""
    there = set(User.objects.filter(is_active=True).values_list("email", flat=True))
    return [
        {"role": account.role, "email": account.email, "branch": account.branch, "region": account.region}
        for account in ACCOUNTS
        if account.email in there
    ]
