"""Bytes become the text they were meant as, or are refused with the reason."""

from __future__ import annotations

import pytest

from reader.model import NotAnArticle
from reader.pages.decode import decode

TEXT = "Café “Zum Hafen” – £5"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_an_encoding_is_told_from_the_bytes(encoding: str) -> None:
    source = f"{TEXT}\nThe ferry leaves at nine and comes back at noon.".encode(encoding)
    assert decode(source).startswith(TEXT)


def test_the_charset_that_a_page_names_is_used() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><p>Łódź, żółty</p>'.encode("iso-8859-2")
    assert "Łódź, żółty" in decode(page)


def test_a_codec_that_is_no_charset_is_not_used() -> None:
    assert "caf\xe9" in decode(b'<meta charset="rot13"> caf\xe9')


def test_a_few_damaged_bytes_do_not_turn_the_rest_into_mojibake() -> None:
    assert "Café – Café" in decode("Café – Café".encode() + b" \xff end")


@pytest.mark.parametrize(
    "source", [b"%PDF-1.7 text", b"PK\x03\x04abc", b"\x89PNG\r\n", b"\x00\x01\x02\x00" * 50]
)
def test_a_binary_is_refused(source: bytes) -> None:
    with pytest.raises(NotAnArticle, match="not a page of text"):
        decode(source)


@pytest.mark.parametrize("source", [b"", b" \n\t ", "—…!", b"\xef\xbb\xbf"])
def test_nothing_to_read_is_refused(source: bytes | str) -> None:
    with pytest.raises(NotAnArticle, match="nothing to read"):
        decode(source)


_WORDS = {
    "koi8-r": "Паром на остров будет ходить всю зиму, сообщил совет гавани в понедельник.",
    "cp1251": "Паром на остров будет ходить всю зиму, сообщил совет гавани в понедельник.",
    "shift_jis": "フェリーは冬の間も島へ運航すると港湾評議会が月曜日に発表した。",
    "euc_jp": "フェリーは冬の間も島へ運航すると港湾評議会が月曜日に発表した。",
    "gb18030": "港务委员会说，渡轮在冬天也会来这个岛，人们不用在家里等，这是一个好消息。",
    "big5": "港務委員會說，渡輪在冬天也會來這個島，人們不用在家裡等，這是一個好消息。",
    "euc_kr": "항만 위원회는 월요일에 여객선이 겨울 내내 섬까지 운항할 것이라고 밝혔다.",
    "cp1252": "Le bac de l’île est sauvé pour l’hiver, a déclaré le président.",
}


@pytest.mark.parametrize("encoding", _WORDS)
@pytest.mark.parametrize("named", ["", "<meta charset='utf-8'>"])
def test_other_letters_are_told_from_their_bytes_where_no_charset_is_named_or_a_wrong_one(
    encoding: str, named: str
) -> None:
    text = f"{named}<p>{_WORDS[encoding]}</p>"
    assert decode(text.encode(encoding)) == text


def test_quotation_marks_of_windows_in_utf8_are_read() -> None:
    assert decode("Café – ".encode() + b"the boat\x92s end") == "Café – the boat’s end"


def test_a_charset_that_the_bytes_cannot_be_is_not_used() -> None:
    text = f"<meta charset='euc-kr'><p>{_WORDS['cp1252']}</p>"
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    ("named", "encoding"),
    [
        ("iso-8859-1", "utf-8-sig"),
        ("utf-16", "utf-8-sig"),
        ("utf-8", "utf-16"),
        ("iso-8859-1", "utf-8"),
        ("utf-8", "cp1252"),
        ("shift_jis", "cp1252"),
    ],
)
@pytest.mark.parametrize(
    "form",
    ["<meta charset={}>", "<meta content='text/html; charset={}' http-equiv='Content-Type'>"],
)
def test_what_the_bytes_are_goes_before_what_the_page_names(
    form: str, named: str, encoding: str
) -> None:
    page = f"<html><head>{form.format(named)}</head><p>{_WORDS['cp1252']}</p></html>"
    assert decode(page.encode(encoding)) == page


def test_a_western_letter_at_the_end_is_no_character_that_was_cut_off() -> None:
    assert decode("Le café".encode("cp1252")) == "Le café"


def test_bytes_of_zero_are_no_letters() -> None:
    page = f"{TEXT}. {_WORDS['cp1252'] * 2}".encode()
    assert decode(page[:20] + bytes(3) + page[20:] + bytes(4000)) == page.decode()


_IN_SEVEN_BITS = {"iso2022_jp": _WORDS["euc_jp"], "iso2022_kr": _WORDS["euc_kr"]}


@pytest.mark.parametrize("encoding", _IN_SEVEN_BITS)
@pytest.mark.parametrize("named", ["", "<meta charset='iso-2022-jp'>", "<meta charset='utf-8'>"])
def test_text_in_seven_bits_is_told_from_its_escapes(encoding: str, named: str) -> None:
    text = f"{named}<p>{_IN_SEVEN_BITS[encoding]}</p>"
    assert decode(text.encode(encoding)) == text


def test_signs_that_mail_programs_write_into_japanese_are_read() -> None:
    assert decode(b"\x1b$B0l\x2d\x21Fs\x2d\x6a\x1b(B") == "一①二㈱"


def test_an_escape_in_an_english_text_makes_no_japanese_of_it() -> None:
    text = "The ferry \x1b$B leaves at nine and comes back at noon."
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("named", "encoding", "text"),
    [
        ("ISO-8859-8-I", "cp1255", "הסירה תצא בתשע ותחזור בצהריים, אמרה המועצה."),
        ("tis-620", "cp874", "เรือจะออกเวลาเก้าโมงและกลับมาตอนเที่ยง"),
        ("x-sjis", "cp932", "船は九時に出る①"),
        ("ks_c_5601-1987", "cp949", "배는 아홉 시에 떠난다"),
        ("ibm866", "cp866", "Лодка уходит в девять"),
    ],
)
def test_charsets_are_known_by_the_names_that_browsers_know(
    named: str, encoding: str, text: str
) -> None:
    page = f"<meta charset='{named}'><p>{text}</p>"
    assert decode(page.encode(encoding)) == page
    assert decode(text.encode(encoding), named) == text


@pytest.mark.parametrize(
    ("source", "what_to_do"),
    [
        (b"{\\rtf1\\ansi\\pard The ferry leaves at nine.\\par }", "save it as text"),
        (b"\xef\xbb\xbf{\\rtf1 The ferry leaves at nine.}", "save it as text"),
        ("{\\rtf1 The ferry leaves at nine.}", "save it as text"),
        (b'<?xml version="1.0"?>\n<en-export><note>The ferry</note></en-export>', "as web pages"),
    ],
)
def test_a_document_that_is_not_read_is_refused_with_what_to_do(
    source: bytes | str, what_to_do: str
) -> None:
    with pytest.raises(NotAnArticle, match=what_to_do):
        decode(source)
