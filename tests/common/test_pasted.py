"""What is pasted from a word processor is stored as if it had been typed."""

import pytest

from common.richtext import sanitise

NBSP = "\u00a0"
# What was pasted, and what is stored.
PASTED = {
    "fonts, colours and spans": (
        "<p class=MsoNormal style='mso-fareast-font-family:\"Times New Roman\"'><span style='font-size:12.0pt;"
        'font-family:"Calibri",sans-serif;color:#1F497D\'>Plain <font face=Arial>words</font></span></p>',
        "<p>Plain words</p>",
    ),
    "spans in spans in spans": (
        "<p class=MsoNormal><span lang=EN-GB><span style='mso-ansi:x'><span>Deep</span></span></span></p>",
        "<p>Deep</p>",
    ),
    "bold and italic stay": (
        "<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Bold</b> <i>italic</i></p>",
        "<p><b>Bold</b> <i>italic</i></p>",
    ),
    "namespaced elements": (
        "<p>Met<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"
        '<p>In <st1:City w:st="on"><st1:place w:st="on">Paris</st1:place></st1:City></p>',
        "<p>Met</p><p>In Paris</p>",
    ),
    "conditional comments": (
        "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->"
        "<!--StartFragment--><p>Text</p><!--EndFragment-->",
        "<p>Text</p>",
    ),
    "style sheets and properties": (
        "<style><!-- @font-face {font-family:Calibri;} p.MsoNormal {margin:0cm;} --></style>"
        "<xml><o:OfficeDocumentSettings/></xml><meta name=Generator content='Microsoft Word 15'><p>Text</p>",
        "<p>Text</p>",
    ),
    "shapes": (
        "<p>Before<v:shape id=x><v:imagedata src='file:///C:/x.png'/></v:shape> after</p>",
        "<p>Before after</p>",
    ),
    "tracked changes": (
        '<p>The <del cite="mailto:Sam" datetime="2026-11-01">wrong </del><ins cite="mailto:Sam">right</ins> word</p>',
        "<p>The right word</p>",
    ),
    "comments and who wrote them": (
        "<p class=MsoNormal>Agreed<a class=msocomanchor href='#_msocom_1'>[SR1]</a><span class=MsoCommentReference>"
        "&nbsp;</span>.</p><div style='mso-element:comment-list'><div class=msocomtxt id='_com_1'>"
        "<p class=MsoCommentText>Is he really?</p></div></div>",
        "<p>Agreed.</p>",
    ),
    "hidden text": ("<p>Seen<span style='display:none;mso-hide:all'>unseen</span></p>", "<p>Seen</p>"),
    "empty paragraphs": (
        "<p>One</p><p>&nbsp;</p><p></p><p><br></p><p> <b>&nbsp;</b> </p><p><span>\u200b</span></p><p>Two</p>",
        "<p>One</p><p>Two</p>",
    ),
    "indents by spaces": (f"<p>&nbsp;&nbsp; &nbsp;In{NBSP}{NBSP} the   middle&nbsp;</p>", "<p>In the   middle</p>"),
    "one space that does not break stays": (
        "<p>15&nbsp;November : 3&nbsp;%</p>",
        "<p>15&nbsp;November : 3&nbsp;%</p>",
    ),
    "unseen characters": ("<p>\ufeffOne\u200b two\x0bthree\ufffc</p>", "<p>One two three</p>"),
    "joiners and marks of direction stay": ("<p>a\u200cb \u200fc\u200dd</p>", "<p>a\u200cb \u200fc\u200dd</p>"),
    "typographic quotes stay": ("<p>“So,” she said — it’s…</p>", "<p>“So,” she said — it’s…</p>"),
    "headings": (
        "<h1 style='mso-x:y'>One<o:p></o:p></h1><h2>Two</h2><h5>Five</h5>",
        "<h2>One</h2><h2>Two</h2><h4>Five</h4>",
    ),
    "anchors that lead nowhere": (
        "<p class=MsoNormal><a name='_Toc1'>Part</a> <a href='#_Toc1'>one</a> <a href='https://example.org/'>two</a></p>",
        '<p>Part one <a href="https://example.org/">two</a></p>',
    ),
    "tables": (
        "<table class=MsoTableGrid><tr><td><p>Branch</p></td><td><p>Meets</p></td></tr>"
        "<tr><td>Berlin</td><td>Tuesdays</td></tr></table>",
        "<p>Branch · Meets</p><p>Berlin · Tuesdays</p>",
    ),
    "divisions": ("<div><div>One</div><div><p>Two</p></div></div>", "<p>One</p><p>Two</p>"),
    "documents of Google": (
        '<b style="font-weight:normal;" id="docs-internal-guid-1"><p><span style="font-weight:700">Bold</span>'
        '<span style="font-weight:400"> not</span></p></b>',
        "<p><b>Bold</b> not</p>",
    ),
}


def item(text, bullet="·", level=1, name="l0"):
    return (
        f"<p class=MsoListParagraph style='text-indent:-18pt;mso-list:{name} level{level} lfo1'><![if !supportLists]>"
        f"<span style='font-family:Symbol;mso-list:Ignore'>{bullet}<span style='font:7pt \"Times\"'>&nbsp;&nbsp; "
        f"</span></span><![endif]>{text}</p>\n"
    )


@pytest.mark.parametrize("what", PASTED)
def test_what_is_pasted_is_stored_clean(what):
    pasted, stored = PASTED[what]
    assert sanitise(pasted).strip() == stored


@pytest.mark.parametrize("what", PASTED)
def test_cleaning_again_changes_nothing(what):
    once = sanitise(PASTED[what][0])
    assert sanitise(once) == once


def test_paragraphs_with_bullets_become_lists():
    pasted = item("One") + item("Inner", "o", level=2) + item("Two") + "<p>Between</p>"
    pasted += item("First", "1.", name="l1") + item("Second", "2.", name="l1")
    assert sanitise(pasted).replace("\n", "") == (
        "<ul><li>One<ul><li>Inner</li></ul></li><li>Two</li></ul><p>Between</p><ol><li>First</li><li>Second</li></ol>"
    )


@pytest.mark.parametrize("level", [2, 9])
def test_a_list_that_begins_deep_is_a_list(level):
    assert sanitise(item("Deep", level=level)).strip() == "<ul><li>Deep</li></ul>"


def test_what_a_word_processor_hides_harm_in_is_harmless():
    pasted = "<!--[if mso]><script>alert(1)</script><![endif]--><p class=MsoNormal onclick=x>Text"
    pasted += "<o:p><script>x</script></o:p></p>"
    assert sanitise(pasted) == "<p>Text</p>"


def test_a_text_of_many_spaces_is_cleaned_in_a_moment():
    assert sanitise("<p>" + "&nbsp; " * 20_000 + "x</p>") == "<p>x</p>"
    assert sanitise("<p>a" + " " * 200_000 + "b</p>").count("b") == 1
    assert sanitise("<p>" * 2_000 + "&nbsp;" * 2_000 + "x") == "<p>x</p>"
