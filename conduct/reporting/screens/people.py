"""Who is involved, or close to somebody who is: they cannot read it. Too few left, and nothing is kept."""

from conduct.reporting.outside import too_few
from conduct.reporting.people import SEATS, are_new_since
from conduct.reporting.visit import FIRST, LAST


def shown(visit):
    written, everybody = visit.written, visit.everybody
    marked = {person.code for person in everybody.all if person.pk in written.named} | set(written.named_seats)
    context = {
        "officers": everybody.officers,
        "trustees": everybody.trustees,
        "marked": marked,
        "is_again": bool(written.shown) and are_new_since(written, everybody),
        "screen": FIRST,
        **visit.progress(FIRST),
    }
    return visit.show("people", context)


def posted(visit):
    """Whoever was on the page has been asked about; who came since then is asked about before it is sent."""
    everybody, post = visit.everybody, visit.request.POST
    codes, asked = set(post.getlist("involved")), set(post.getlist("asked"))
    officers = [person for person in everybody.officers if person.code in asked]
    after = next(iter(visit.steps), LAST)

    def answered(written):
        # Whoever was named before and reads nothing at the moment stays named: they may come back.
        offered = {person.pk for person in officers}
        named = {person.pk for person in officers if person.code in codes}
        written.named = sorted((set(written.named) - offered) | named)
        written.named_seats = sorted(codes & SEATS)
        written.shown = sorted(offered)
        written.at = LAST if written.reviewed else after

    visit.change(answered)
    return too_few(visit) or visit.go()
