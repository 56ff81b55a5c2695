"""Mails that were saved whole, to the page that was sent."""

from __future__ import annotations

import contextlib
from base64 import b64encode
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Article, NotAnArticle
from reader.pages import clean
from tests.pages.conftest import PARAGRAPHS
from tests.pages.html.pages import html_source

_SUBJECT = "Island ferry saved for the winter"
_TEXT = "\n\n".join(PARAGRAPHS)
_PAGE = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)


def _mail(
    plain: str = "", page: str = "", *, sender: str = "Dora Quill <dora@quill.example>", **more: str
) -> bytes:
    mail = EmailMessage()
    fields = {"From": sender, "To": "me@home.example", "Subject": _SUBJECT}
    fields |= {"Date": "Wed, 04 Mar 2015 07:05:00 +0100", **more}
    for name, value in fields.items():
        mail[name.replace("_", "-")] = value
    if plain:
        mail.set_content(plain)
    if page and plain:
        mail.add_alternative(page, subtype="html")
    elif page:
        mail.set_content(page, subtype="html")
    return mail.as_bytes()


def _facts(article: Article) -> tuple[str, list[str], str | None, str | None]:
    names = [one.name for one in article.bylines]
    return article.title, names, article.publisher, article.published


@pytest.mark.parametrize(
    ("plain", "page"),
    [(_TEXT, ""), ("", _PAGE), ("See the page.", _PAGE)],
    ids=["plain", "page", "both"],
)
def test_the_text_of_a_mail_is_read_under_its_subject(plain: str, page: str) -> None:
    article = clean(_mail(plain, page), name="ferry.eml")
    assert article.text == _TEXT
    assert _facts(article) == (_SUBJECT, ["Dora Quill"], None, "2015-03-04T07:05:00+01:00")


def test_words_in_other_letters_are_read_as_they_were_written() -> None:
    article = clean(_mail(f"Łódź is far from the sea, said Zoë Åkerø.\n\n{_TEXT}", Subject="Łódź"))
    assert article.title == "Łódź"
    assert "said Zoë Åkerø" in article.text


_HEBREW = b64encode("הסירה תצא".encode("cp1255"))
_JAPANESE = b"\x1b$B0l\x2d\x21Fs\x1b(B"


@pytest.mark.parametrize(
    ("field", "subject"),
    [
        (b"=?ISO-8859-8-I?B?" + _HEBREW + b"?=", "הסירה תצא"),
        (b"Re: =?ISO-2022-JP?B?" + b64encode(_JAPANESE) + b"?= end", "一①二 end"),
        (_JAPANESE, "一①二"),
        ("Łódź, the ferry".encode(), "Łódź, the ferry"),
        (b"=?unheard-of?Q?ferry?=", "ferry"),
    ],
    ids=["label of browsers", "signs of NEC", "escapes", "UTF-8", "unknown"],
)
def test_a_subject_is_read_in_the_charset_it_is_written_in(field: bytes, subject: str) -> None:
    mail = _mail(_TEXT).replace(f"Subject: {_SUBJECT}".encode(), b"Subject: " + field)
    assert clean(mail).title == subject


@pytest.mark.parametrize("charset", ["iso-2022-jp", "us-ascii"])
def test_a_mail_in_seven_bits_is_read(charset: str) -> None:
    sentence = "船は冬の間も島へ行くと町の議会が月曜日に発表した。"
    mail = EmailMessage()
    mail["To"], mail["Subject"] = "me@home.example", "船"
    mail.set_content((sentence + "\n\n") * 4, charset="iso-2022-jp")
    mail.set_param("charset", charset)
    assert clean(mail.as_bytes()).text.startswith(sentence)


@pytest.mark.parametrize(
    ("sender", "names", "publisher"),
    [
        ('"Quill, Dora" <dora.quill@marlow.example>', ["Dora Quill"], None),
        ("Dora Quill from Ferry Letter <ferry@quill.example>", ["Dora Quill"], "Ferry Letter"),
        ("Marlow Courier <news@marlowcourier.example>", [], "Marlow Courier"),
        ("Marlow Courier <hello@letters.example>", [], "Marlow Courier"),
        ("Press Office <press@marlow.example>", [], "Press Office"),
        ("dora@quill.example", [], None),
    ],
)  # fmt: skip
def test_who_sent_it_is_its_author_or_its_publisher(
    sender: str, names: list[str], publisher: str | None
) -> None:
    article = clean(_mail(page=_PAGE, sender=sender))
    assert ([one.name for one in article.bylines], article.publisher) == (names, publisher)


def test_a_headline_of_the_page_that_was_sent_goes_before_the_subject() -> None:
    page = f"<h1>Island ferry saved for the winter, islanders say</h1>{_PAGE}"
    article = clean(_mail(page=page, Subject="Island ferry saved"))
    assert article.title == "Island ferry saved for the winter, islanders say"
    assert article.text == _TEXT


_OF_WHO_SENT_IT = "Dora Quill &lt;<a href='mailto:dora@quill.example'>dora@quill.example</a>&gt;"


@pytest.mark.parametrize(
    "head",
    [
        f"<p>For you.</p><div>---- Forwarded message ----<br>From: <b>{_OF_WHO_SENT_IT}</b><br>"
        f"Date: 3 March 2015 at 18:00<br>Subject:\n{_SUBJECT}<br></div>",
        f"<p>For you.</p><table><tr><th>Subject: </th><td>{_SUBJECT}</td></tr><tr><th>Date: </th>"
        f"<td>3 March 2015 18:00</td></tr><tr><th>From:</th><td>{_OF_WHO_SENT_IT}</td></tr>"
        "</table>",
    ],
    ids=["lines", "table"],
)
def test_a_page_that_was_sent_on_is_by_who_wrote_it_first(head: str) -> None:
    mail = _mail(page=head + _PAGE, sender="Lena Marsh <lena@home.example>", Subject="Fwd: Ferry")
    assert _facts(clean(mail)) == (_SUBJECT, ["Dora Quill"], None, "2015-03-03T18:00:00")


def test_a_mail_that_was_sent_on_is_by_who_wrote_it_first() -> None:
    head = "From: Dora Quill <dora@quill.example>\nDate: 3 March 2015 at 18:00\n"
    note = f"For you, I think.\n\n--- Forwarded message ---\n{head}Subject: {_SUBJECT}\n\n"
    plain = _mail(note + _TEXT, sender="Me <me@home.example>", Subject=f"Fwd: {_SUBJECT}")
    both = _mail(note + _TEXT, _PAGE, sender="Me <me@home.example>", Subject=f"Fwd: {_SUBJECT}")
    for mail in (plain, both):
        article = clean(mail)
        assert article.text == _TEXT
        assert _facts(article) == (_SUBJECT, ["Dora Quill"], None, "2015-03-03T18:00:00")


def test_a_file_sent_with_a_mail_is_not_read_for_it() -> None:
    mail = EmailMessage()
    mail["To"], mail["Subject"] = "me@home.example", _SUBJECT
    mail.set_content(_TEXT)
    mail.add_attachment(b"<p>Another page.</p>", maintype="text", subtype="html", filename="a.html")
    assert clean(mail.as_bytes()).text == _TEXT


def test_a_mailbox_of_several_mails_is_refused() -> None:
    line = b"From dora@quill.example Wed Mar  4 07:05:00 2015\n"
    assert clean(line + _mail(_TEXT)).text == _TEXT
    with pytest.raises(NotAnArticle, match="a mailbox of several mails"):
        clean(line + _mail(_TEXT) + b"\n\n" + line + _mail(_TEXT))


def test_a_page_that_begins_like_a_mail_is_no_mail() -> None:
    page = f"Note: this page is from 2015.\n\nContent-Type: text/html\n\n{_TEXT}"
    assert "Note: this page" in "".join(one.text for one in clean(page.encode()).pieces)
    assert clean(b"Note: of 2015\n" + html_source().encode()).text == _TEXT


@given(st.data())
def test_a_damaged_mail_raises_nothing_else(data: st.DataObject) -> None:
    whole = bytearray(data.draw(st.sampled_from([_mail(_TEXT), _mail(_TEXT, _PAGE)])))
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=12))
    with contextlib.suppress(NotAnArticle):
        clean(bytes(whole))


@given(st.binary(max_size=200), st.binary(max_size=60))
def test_whatever_fields_say_nothing_else_is_raised(value: bytes, text: bytes) -> None:
    for name in (b"From", b"Subject", b"Date", b"Content-Type", b"Content-Transfer-Encoding"):
        with contextlib.suppress(NotAnArticle):
            clean(b"MIME-Version: 1.0\nTo: me\n" + name + b": " + value + b"\n\n" + text)


def test_parts_within_parts_without_end_raise_nothing_else() -> None:
    heads = (f"--b{n}\nContent-Type: multipart/related; boundary=b{n + 1}\n\n" for n in range(3000))
    start = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b0\n\n"
    with contextlib.suppress(NotAnArticle):
        clean((start + "".join(heads)).encode())
