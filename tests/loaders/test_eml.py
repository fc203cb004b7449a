"""E-mail: every form that a reader may meet, each attachment, and what is not the letter's own."""

import base64
from email.message import EmailMessage

import pytest

from faracheck.model.document import Audience, Medium, Region
from faracheck.model.outcome import Checked
from tests.drafts import STATEMENT
from tests.loaders.mails import (
    BARE,
    BARE_PAGE,
    BODY,
    LABELLED,
    PAGE,
    judged,
    message,
    reading,
    rules,
    statement,
    told,
)

HEADER = b"Subject: A railway\nMIME-Version: 1.0\n"


def sample(paragraphs: tuple[str, ...]) -> bytes:
    return message("\n\n".join(paragraphs)).as_bytes()


@pytest.mark.parametrize(
    ("text", "html", "verdicts"),
    [
        (LABELLED, None, {"text/plain": "pass"}),
        (BARE, None, {"text/plain": "fail"}),
        (None, PAGE, {"text/html": "pass"}),
        (None, BARE_PAGE, {"text/html": "fail"}),
        (LABELLED, PAGE, {"text/plain": "pass", "text/html": "pass"}),
        (BARE, PAGE, {"text/plain": "fail", "text/html": "pass"}),
        (LABELLED, BARE_PAGE, {"text/plain": "fail", "text/html": "fail"}),
        ("", PAGE, {"text/plain": "fail", "text/html": "pass"}),
        (
            "Please use a program that shows HTML.",
            PAGE,
            {"text/plain": "fail", "text/html": "pass"},
        ),
    ],
)
def test_every_form_must_carry_the_statement(
    text: str | None, html: str | None, verdicts: dict[str, str]
) -> None:
    assert told(message(text, html)) == verdicts


def test_a_form_that_names_another_principal_is_told() -> None:
    other = PAGE.replace("Ministry of Tourism of Sarkand", "Republic of Vastria")
    first = judged(message(LABELLED, other))[0]

    assert isinstance(first, Checked)
    (found,) = [it for it in first.outcomes if it.name == "forms-differ"]
    assert found.verdict == "fail"
    assert "text/html" in found.message


def test_a_message_is_an_email_with_its_subject_and_its_places() -> None:
    found = reading(message(f"Dear colleagues,\n\n{LABELLED}"))
    (label,) = found.statements

    assert (found.medium, found.format, found.part) == (Medium.EMAIL, "email", "text/plain")
    assert label.words.start.inside == {"part": "text/plain", "line": 3, "column": 1}
    assert label.at_beginning


@pytest.mark.parametrize(
    "front",
    [
        "Dear Ms Halloran,",
        "Trouble viewing this email? View it in your browser.",
        "View this email in your browser",
    ],
)
def test_a_greeting_and_a_way_to_the_browser_stand_before_nothing(front: str) -> None:
    html = f'<p>{front}</p><img src="cid:logo" alt="Pelham">{PAGE}'

    assert statement(message(None, html)).at_beginning


HIDDEN = "display:none;max-height:0;overflow:hidden"


@pytest.mark.parametrize(
    "front",
    [
        f'<div style="{HIDDEN}">Read how the railway came back. It took eleven years.</div>',
        '<div class="preheader">Read how the railway came back. It took eleven years.</div>',
    ],
)
def test_a_preview_stands_before_nothing(front: str) -> None:
    assert statement(message(None, f"{front}{PAGE}")).at_beginning


def test_prose_before_the_statement_is_told() -> None:
    late = message(None, f"<p>{BODY}</p><p>{STATEMENT}</p>")

    assert not statement(late).at_beginning


def test_a_statement_in_a_hidden_preview_is_not_seen() -> None:
    mail = message(None, f'<div style="{HIDDEN}">{STATEMENT}</div>{BARE_PAGE}')

    assert told(mail) == {"text/html": "fail"}
    assert statement(mail).look.visible is False


def test_what_only_a_style_sheet_shows_is_for_a_person() -> None:
    shown = "<style>.note { display: block !important }</style>"
    held_back = f'<p class="note" style="display:none">{STATEMENT}</p>{BARE_PAGE}'
    look = statement(message(None, shown + held_back)).look

    assert look.visible is None
    assert "only a style sheet shows it" in str(look.unsure)
    assert statement(message(None, held_back)).look.visible is False


def test_a_part_that_says_twice_what_it_is_is_told() -> None:
    twice = HEADER + b"Content-Type: text/plain\nContent-Type: text/html\n\n"
    document = reading(twice + LABELLED.encode())

    assert "the part says twice what it is" in " ".join(document.unseen)


QUOTED_TEXT = "\n".join(f"> {line}" for line in LABELLED.splitlines())
EARLIER = "From: Anna Halloran\nSent: Monday, 23 November 2026 09:00\nTo: Desk\nSubject: A railway"
GMAIL = "On Mon, Nov 23, 2026 at 9:00 AM Anna Halloran <anna@pelham.example> wrote:"


@pytest.mark.parametrize(
    "quoted",
    [
        f"{GMAIL}\n\n{QUOTED_TEXT}",
        f"{GMAIL.replace(' wrote:', '')}\nwrote:\n\n{LABELLED}",
        f"Le lun. 23 nov. 2026 à 09:00, Anna <anna@pelham.example> a écrit :\n\n{LABELLED}",
        f"Am 23.11.2026 um 09:00 schrieb Anna Halloran:\n\n{QUOTED_TEXT}",
        f"-----Original Message-----\n{EARLIER}\n\n{LABELLED}",
        f"________________________________\n{EARLIER}\n\n{LABELLED}",
        f"{EARLIER}\n\n{LABELLED}",
        QUOTED_TEXT,
    ],
)
def test_a_statement_in_an_earlier_message_labels_only_that_one(quoted: str) -> None:
    mail = message(f"Dear Mr Quell,\n\n{BARE}\n{quoted}\n", subject="Re: A railway")

    assert told(mail) == {"text/plain": "fail"}
    assert statement(mail).quoted_why == "part of an earlier message"


@pytest.mark.parametrize(
    "quoted",
    [
        f'<div class="gmail_quote"><p>{GMAIL}</p><blockquote>{PAGE}</blockquote></div>',
        f'<blockquote type="cite">{PAGE}</blockquote>',
        f'<div class="moz-cite-prefix">{GMAIL}</div><blockquote type="cite">{PAGE}</blockquote>',
        f'<div class="x_yahoo_quoted">{PAGE}</div>',
        f'<div style="border:none;border-top:solid #E1E1E1 1.0pt"><p>From: Anna</p></div>{PAGE}',
        f'<div id="divRplyFwdMsg"><b>From:</b> Anna</div><div>{PAGE}</div>',
        f"<p>-----Original Message-----</p>{PAGE}",
    ],
)
def test_mail_programs_mark_what_they_quote(quoted: str) -> None:
    mail = message(None, f"<div>{BARE_PAGE}</div>{quoted}", subject="Re: A railway")

    assert told(mail) == {"text/html": "fail"}
    assert statement(mail).region is Region.HISTORY


def test_own_words_above_the_history_are_judged_by_themselves() -> None:
    mail = message(f"{LABELLED}\n{GMAIL}\n\n{QUOTED_TEXT}\n", subject="Re: A railway")

    assert told(mail) == {"text/plain": "pass"}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (f"Please see below.\n\n---------- Forwarded message ---------\n{LABELLED}", "Fwd: A"),
        (f"Please see below.\n\n{EARLIER}\n\n{LABELLED}", "FW: A railway"),
        (f"Begin forwarded message:\n\n{LABELLED}", "A railway"),
        (QUOTED_TEXT, "A railway"),
    ],
)
def test_a_message_that_is_passed_on_is_the_matter_itself(text: str, subject: str) -> None:
    assert told(message(text, subject=subject)) == {"text/plain": "pass"}


def test_much_of_ones_own_above_makes_what_is_passed_on_an_enclosure() -> None:
    own = "\n\n".join([BODY] * 4)
    text = f"{own}\n\n---------- Forwarded message ---------\n{LABELLED}"

    assert told(message(text, subject="Fwd: A railway")) == {"text/plain": "fail"}


def test_a_memo_begins_with_lines_that_look_like_an_earlier_message() -> None:
    memo = f"FROM: Pelham Strategies LLC\nDATE: 23 November 2026\n\n{LABELLED}"

    assert told(message(memo)) == {"text/plain": "pass"}


def test_a_signature_is_the_foot_of_a_letter() -> None:
    text = message(f"{BODY}\n\n-- \nAnna Halloran\n{STATEMENT}\n")
    html = message(None, f'{BARE_PAGE}<div class="gmail_signature"><p>{STATEMENT}</p></div>')

    assert statement(text).region is Region.FOOTER
    assert statement(html).region is Region.FOOTER


FILLER = "<p>" + "Trains run daily until the end of October. " * 40 + "</p>\n"


@pytest.mark.parametrize(("bytes_before", "seen"), [(90_000, True), (104_500, False)])
def test_a_statement_behind_the_clip_is_not_seen(bytes_before: int, seen: bool) -> None:  # noqa: FBT001
    filler = (FILLER * (bytes_before // len(FILLER) + 1))[: bytes_before - 10]
    mail = message(None, f"{filler}</p>{PAGE}", cte="8bit")
    look = statement(mail).look

    assert look.visible is seen
    assert seen or "Gmail clips" in str(look.hidden_by)


@pytest.mark.parametrize(
    ("html", "why"),
    [
        (f"<!--[if mso]><p>{STATEMENT}</p><![endif]-->{BARE_PAGE}", "only Outlook"),
        (f"<!--[if gte mso 9]><p>{STATEMENT}</p><![endif]-->{BARE_PAGE}", "only Outlook"),
        (f"<!--[if !mso]><!--><p>{STATEMENT}</p><!--<![endif]-->{BARE_PAGE}", "Outlook on Windows"),
        (f"<!--[if !mso]><!-- --><p>{STATEMENT}</p><!--<![endif]-->{BARE_PAGE}", "does not show"),
        (f"<![if !mso]><p>{STATEMENT}</p><![endif]>{BARE_PAGE}", "does not show"),
        (f'<p style="mso-hide:all">{STATEMENT}</p>{BARE_PAGE}', "does not show"),
        (f"<style>.n{{mso-hide: all}}</style><p class=n>{STATEMENT}</p>{BARE_PAGE}", "not show"),
    ],
)
def test_what_one_program_shows_is_for_a_person(html: str, why: str) -> None:
    mail = message(None, html)
    look = statement(mail).look

    assert told(mail) == {"text/html": "review"}
    assert look.visible is None
    assert why in str(look.unsure)


def test_a_statement_written_once_for_each_program_is_seen_by_all() -> None:
    html = (
        f"<!--[if mso]><table><tr><td>{STATEMENT}</td></tr></table><![endif]-->"
        f"<!--[if !mso]><!--><p>{STATEMENT}</p><!--<![endif]-->{BARE_PAGE}"
    )

    assert told(message(None, html)) == {"text/html": "pass"}


def test_a_comment_for_outlook_that_only_lays_out_changes_nothing() -> None:
    html = f"<!--[if mso]><table><tr><td><![endif]-->{PAGE}<!--[if mso]></td></tr><![endif]-->"

    assert told(message(None, html)) == {"text/html": "pass"}


def test_a_comment_that_no_program_reads_is_a_comment() -> None:
    assert told(message(None, f"<!-- {STATEMENT} -->{BARE_PAGE}")) == {"text/html": "fail"}


@pytest.mark.parametrize("cte", ["7bit", "8bit", "quoted-printable", "base64"])
def test_transfer_encodings_are_undone(cte: str) -> None:
    mail = EmailMessage()
    mail["Subject"] = "A railway"
    mail.set_content(LABELLED, cte=cte)

    assert told(mail) == {"text/plain": "pass"}


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "utf-16", "koi8-r"])
def test_encodings_are_read_as_declared(charset: str) -> None:
    text = LABELLED.replace("Ostravar", "Острава" if charset == "koi8-r" else "Ostràvar")
    head = HEADER + f"Content-Type: text/plain; charset={charset}\n".encode()
    body = base64.encodebytes(text.encode(charset))
    mail = head + b"Content-Transfer-Encoding: base64\n\n" + body

    assert told(mail) == {"text/plain": "pass"}
    assert "surroundings-unseen" not in rules(mail)


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (b"Content-Type: text/plain; charset=x-klingon\n", "is not known"),
        (b"Content-Type: text/plain; charset=utf-7\n", "is not known"),
        (b"Content-Type: text/plain; charset=rot13\n", "is not known"),
        (b"Content-Type: text/plain; charset=utf-16\n", "does not fit it"),
        (b"Content-Type: text/plain; charset=us-ascii\n", "does not fit it"),
        (b"Content-Transfer-Encoding: x-own\n", "the transfer encoding 'x-own' is not known"),
    ],
)
def test_an_encoding_that_does_not_hold_is_told_and_read_all_the_same(
    head: bytes, said: str
) -> None:
    mail = HEADER + head + b"\n" + LABELLED.replace("Ostravar", "Ostr\xe0var").encode("cp1252")
    found = reading(mail)

    assert told(mail) == {"text/plain": "pass"}
    assert any(said in remark for remark in found.unseen)


def test_attachments_are_drafts_of_their_own() -> None:
    mail = message(LABELLED)
    mail.add_attachment(BARE, filename="release.txt")
    mail.add_attachment(PAGE, subtype="html", filename="r\u00e9lease.html")
    for kind, name in (("png", "logo.png"), ("pages", "x.pages"), ("x-7z", "all.7z"), ("x", "x.x")):
        mail.add_attachment(b"\x89", maintype="application", subtype=kind, filename=name)

    assert told(mail) == {
        "text/plain": "pass",
        "release.txt": "fail",
        "r\u00e9lease.html": "pass",
        "logo.png": "skipped: image or media",
        "x.pages": "unread: .pages files cannot be read yet",
        "all.7z": "unread: archives of this kind are not opened",
        "x.x": "skipped: unknown format .x",
    }


def test_two_attachments_of_one_name_and_one_without_are_told_apart() -> None:
    mail = message(LABELLED)
    mail.add_attachment(BARE, filename="a.txt")
    mail.add_attachment(LABELLED, filename="a.txt")
    mail.add_attachment(PAGE, subtype="html")
    mail.add_attachment(PAGE.encode(), maintype="text", subtype="html", filename="../../x!y")

    assert list(told(mail)) == ["text/plain", "a.txt", "a-2.txt", "part-4.html", "_.._x_y.html"]


def test_pictures_in_the_page_are_no_drafts() -> None:
    mail = message(LABELLED, f'{PAGE}<img src="cid:logo">')
    page = mail.get_payload(1)
    assert isinstance(page, EmailMessage)
    page.add_related(b"\x89PNG", "image", "png", cid="<logo>")

    assert told(mail) == {
        "text/plain": "pass",
        "text/html": "pass",
        "image/png": "skipped: image or media",
    }


def test_a_message_inside_a_message_is_opened() -> None:
    mail = message(LABELLED)
    mail.add_attachment(message(BARE, PAGE))

    assert told(mail) == {
        "text/plain": "pass",
        "part-2.eml!text/plain": "fail",
        "part-2.eml!text/html": "pass",
    }


def test_messages_inside_one_another_end_at_a_limit() -> None:
    mail = message(LABELLED)
    for _ in range(8):
        outer = message(LABELLED)
        outer.add_attachment(mail)
        mail = outer
    found = told(mail)

    assert list(found.values()) == ["pass"] * 5 + [
        "unread: limit containers: more than 5 containers inside one another"
    ]


@pytest.mark.parametrize(
    ("to", "cc", "audience"),
    [
        ("a@senate.gov", "", Audience.OFFICIAL),
        ("a@mail.house.gov, b@army.mil", "", Audience.OFFICIAL),
        ("A Member <A@HOUSE.GOV>", "desk@paper.example", Audience.BOTH),
        ("a@state.gov", "anna@pelham.example", Audience.OFFICIAL),
        ("desk@paper.example", "", Audience.PUBLIC),
        ("a@culture.gov.example", "b@gov.example", Audience.PUBLIC),
        ("undisclosed-recipients:;", "", Audience.PUBLIC),
    ],
)
def test_recipients_are_the_audience(to: str, cc: str, audience: Audience) -> None:
    fields = {"to": to, **({"cc": cc} if cc else {})}

    assert reading(message(LABELLED, **fields)).audience is audience


def test_what_is_sealed_is_told() -> None:
    sealed = HEADER + b'Content-Type: application/pkcs7-mime; name="smime.p7m"\n\nMIAG'
    dat = message(LABELLED)
    dat.add_attachment(b"x", maintype="application", subtype="ms-tnef", filename="winmail.dat")

    assert told(sealed) == {"smime.p7m": "unread: it is sealed by S/MIME"}
    assert told(dat)["winmail.dat"] == "unread: winmail.dat files cannot be read"


def test_a_footer_that_a_list_adds_goes_on_behind_the_text() -> None:
    mail = message(LABELLED)
    mail.make_mixed()
    footer = EmailMessage()
    footer.set_content("Press mailing list")
    mail.attach(footer)

    assert told(mail) == {
        "text/plain": "pass",
        "text/plain-2": "skipped: it goes on behind the text",
    }


def test_a_page_behind_an_empty_text_is_the_text() -> None:
    mail = message("\n")
    mail.make_mixed()
    page = EmailMessage()
    page.set_content(PAGE, subtype="html")
    mail.attach(page)

    assert told(mail) == {"text/html": "pass"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", {"": "unread: it is no e-mail message: no header"}),
        (b"just words, no header\n", {"": "unread: it is no e-mail message: no header"}),
        (HEADER + b"\n", {"text/plain": "unread: there is no text in it"}),
        (
            HEADER + b"Content-Type: multipart/mixed\n\n--x\n\nwords\n--x--\n",
            {"multipart/mixed": "unread: it is damaged: its parts cannot be told apart"},
        ),
        (
            HEADER + b"Content-Type: multipart/mixed; boundary=x\n\n--x--\n",
            {"multipart/mixed": "unread: it is damaged: its parts cannot be told apart"},
        ),
    ],
)
def test_what_is_no_message_is_told(data: bytes, said: dict[str, str]) -> None:
    assert told(data) == said
