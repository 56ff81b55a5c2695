"""The encoding of a text that does not say its own, told by what its bytes would spell."""

from __future__ import annotations

import codecs
import re

_ESCAPES = (
    (b"\x1b$B", "iso2022_jp_ext"),
    (b"\x1b$@", "iso2022_jp_ext"),
    (b"\x1b$)C", "iso2022_kr"),
)
"""What goes into the letters of Japan or Korea in a text of seven bits (ISO 2022, RFC 1468, 1557).

No terminal takes an escape with a dollar sign for a colour."""
_SAMPLE = 65_536
_FEW = 8
"""Text in western letters has fewer than one byte in so many outside ASCII."""
_MARKUP = re.compile(
    rb"<[^<>]{0,1000}>|<(?:script|style)\b.{0,100000}?</(?:script|style)>", re.S | re.I
)
_KANA = re.compile("[\u3040-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_CJK = re.compile("[\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]")
_COMMON_CYRILLIC = re.compile("[оеаинтсрвлкмдпу]")
_OTHER = re.compile(r"[^\x00-\x7f]")
_COMMON_CHINESE = re.compile("[的一是不了在人有我他这中大来上个国说时们為為這國說時們來個會]")
_MOST = 0.6


def escaped_charset(data: bytes) -> str | None:
    """Return the encoding of `data` where its escapes tell it: it is ASCII, and so valid UTF-8."""
    if b"\x1b$" not in data or not data.isascii():
        return None
    return next((charset for escape, charset in _ESCAPES if escape in data), None)


def guessed_charset(data: bytes) -> str | None:
    """Return the encoding of `data`, which is not UTF-8; None where it is western or not told.

    Text in other letters has many bytes outside ASCII. Of the encodings of East Asia the one
    counts that spells letters of its own language alone; of the Cyrillic ones that one in
    which the commonest letters are small.
    """
    sample = _MARKUP.sub(b" ", data[:_SAMPLE])
    letters = sum(1 for byte in sample if byte > 0x40)
    high = len(sample.translate(None, bytes(range(0x80))))
    if high * _FEW < letters or high < 8:
        return None
    return _east_asian(sample) or _cyrillic(sample)


def _east_asian(sample: bytes) -> str | None:
    for charset, sign, least in (
        ("cp932", _KANA, 0.2),
        ("euc_jp", _KANA, 0.2),
        ("cp949", _HANGUL, _MOST),
        ("gb18030", _COMMON_CHINESE, 0.05),
        ("big5", _COMMON_CHINESE, 0.05),
    ):
        text = _spelled(sample, charset)
        other = len(_OTHER.findall(text))
        if (
            other
            and len(_CJK.findall(text)) > 0.95 * other
            and len(sign.findall(text)) >= least * other
        ):
            return charset
    return None


def _spelled(sample: bytes, charset: str) -> str:
    """Return `sample` decoded, but for a character cut off at its end; empty where it is not."""
    for end in (len(sample), -1, -2, -3):
        try:
            return sample[:end].decode(charset)
        except UnicodeDecodeError:
            continue
    return ""


def _cyrillic(sample: bytes) -> str | None:
    counts = {}
    for charset in ("cp1251", "koi8_r", "iso8859_5", "cp866"):
        text = sample.decode(charset, "replace")
        other = len(_OTHER.findall(text))
        counts[charset] = len(_COMMON_CYRILLIC.findall(text)) / (other or 1)
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] > _MOST else None


def _signs_of_nec(error: UnicodeError) -> tuple[str, int]:
    """Read two bytes of a Japanese text in seven bits as a sign of JIS X 0213.

    Mail programs write signs of NEC into it ("①", "㈱"), which have that place there.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    pair = error.object[error.start : error.start + 2]
    signs = bytes(byte | 0x80 for byte in pair).decode("euc_jis_2004", "replace")
    return signs[:1] if len(signs) == 1 else "\ufffd", error.end


SIGNS_OF_NEC = "reader.signs-of-nec"
codecs.register_error(SIGNS_OF_NEC, _signs_of_nec)
