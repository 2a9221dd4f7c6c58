"""The first words of the texts beside the code: for hosts, about enforcement and reports, and what is not promised.

Each is ``slug: (title, introduction, description for lists, text)``.
"""

HOSTS = """
<h2>Before</h2>
<ul>
<li>Say in the invitation that the code holds, and whom people can turn to during the meeting. Two people, if you can,
and not both of one gender.</li>
<li>Say what the room is like: steps, lavatories, noise, drink, the way home.</li>
<li>Online: know how you mute somebody, take somebody out, and close the room.</li>
</ul>
<h2>At the beginning</h2>
<p>Say it in one sentence: “The code of conduct holds here; if anything makes you uneasy, come to Ada or me.”</p>
<h2>When something happens</h2>
<ol>
<li>See first whether somebody is in danger. If so, ring the emergency number.</li>
<li>Stop what is going on, calmly and by name: “Please stop that.” You need not judge who is right.</li>
<li>Turn to whoever it was done to. Ask what they want now. Do not ask why, and do not ask them to explain
themselves.</li>
<li>If it goes on, ask the person to leave, or take them out of the call. A host may do that at any time.</li>
<li>Write down what you saw: day, hour, words. Tell nobody who does not need to know.</li>
</ol>
<h2>Afterwards</h2>
<p>Tell the person it was done to about this page, the help lines and the form. Whether they report it is theirs to
decide. If somebody under 18 or an adult at risk is in danger, you report it in any case.</p>
"""

ENFORCEMENT = """
<p>Labour International is a local unit of the Party. It can keep its own meetings safe, and nothing beyond that:
it takes nobody’s membership away, and it does not investigate sexual harassment.</p>
<h2>What hosts and officers can do</h2>
<ol>
<li><b>A word.</b> What was wrong, and what is expected. Nothing is written down.</li>
<li><b>A written reminder</b> with the clause it is about.</li>
<li><b>Leaving</b> this meeting, chat or event.</li>
<li><b>Staying away</b> from our meetings and chats for a time, decided by officers who are not involved.</li>
<li><b>Referral to the Party</b>, which decides about everything further.</li>
</ol>
<p>The steps need not come in this order. Whoever was hurt is asked what would help, and is not made to meet the other
person.</p>
<h2>If it is about you</h2>
<p>You are told what was said about you as far as that harms nobody, and you can answer. You can ask for somebody else
to look at it. You must not try to find out who reported you, nor make anybody pay for it.</p>
<h2>Nobody judges in their own cause</h2>
<p>An officer who is involved, or close to somebody who is, takes no part and sees nothing of it.</p>
"""

REPORTS = """
<h2>Who reads them</h2>
<p>The conduct officers, by name on the overview page. Before you write, you say who of them should not. If fewer than
two are left, we take no report and show you the ways outside, so that nothing lies with one person alone. If no
officer can open reports any more, two trustees outside our committee can, only both together; you can keep them out
too.</p>
<h2>What we do</h2>
<ol>
<li>We look first whether somebody is in danger.</li>
<li>We answer, through your six words, and explain what can be done.</li>
<li>You say what you want: advice, support, a record only, or that we pass it on to the Party with your consent.</li>
<li>We tell you what has become of it.</li>
</ol>
<h2>What we do not do</h2>
<p>We do not investigate sexual harassment, decide who is believed, or tell the person it is about without you. We do
not ask whether it was meant. Nobody’s office or friendship counts, and that nobody else saw it is no reason for
doubt.</p>
<h2>Without your name</h2>
<p>You can report anonymously, and we take it as seriously. We can do less: the Party may not act on it, and we cannot
ask you back unless you return with your words.</p>
<h2>If you are unhappy with us</h2>
<p>The Party’s portal takes complaints about us too. About your data you can complain to our data protection
officer.</p>
"""

LIMITS = """
<p>We would rather tell you what we cannot promise than have you find out.</p>
<h2>What is safe</h2>
<ul>
<li>Administrators and editors of this site, and an officer you kept out, see nothing: no text, no title, no number
that moves.</li>
<li>Whoever steals our database, a backup or an officer’s mailbox finds locked boxes. Our mails say that there is
something to read, and nothing else.</li>
<li>We keep no address of your computer. The form loads nothing from other companies.</li>
</ul>
<h2>What is not</h2>
<ul>
<li>While you type, our own server sees your words before it locks them. If somebody has broken into it at that
moment,
or whoever runs it is dishonest, they can read along. What was locked before stays locked.</li>
<li>Your internet provider, your employer or a state can see that you opened this site, not what you wrote. The Tor
Browser hides that too.</li>
<li>Whoever uses your telephone or computer may find this page in its history. “Leave this page” takes you away at
once; it cannot empty the history. Delete it yourself, or use a private window.</li>
<li>What you describe can tell somebody who you are, even if you leave out every name.</li>
<li>Officers can be made to speak by a court. They open your report on their own computers, and we cannot see how safe
those are.</li>
<li>If you lose your six words, nobody can give them back to you. We still have your report; you cannot read our
answer.</li>
</ul>
"""

TEXTS = {
    "reports": (
        "How we handle reports",
        "Who reads what you send, what we do with it, and when you hear from us.",
        "Who reads a report, what officers do with it, what they do not do, and when you hear from them.",
        REPORTS,
    ),
    "limits": (
        "What we can promise, and what we cannot",
        "How your report is protected, and from whom it is not. In plain words, before you write.",
        "How reports are protected, from whom they are not, and what you can do about it yourself.",
        LIMITS,
    ),
    "hosts": (
        "Guide for hosts of meetings",
        "For whoever opens the room, in person or online: what to do before, and when something happens.",
        "For whoever opens the room: before a meeting, at its beginning, and when something happens.",
        HOSTS,
    ),
    "enforcement": (
        "When the code is broken",
        "What hosts and officers can do, what only the Party can, and what you can do if it is about you.",
        "The steps that hosts and officers can take, and what only the Party can decide.",
        ENFORCEMENT,
    ),
}
