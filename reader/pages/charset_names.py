"""What pages and mails call the encodings of their text, to the codecs that read them."""

from __future__ import annotations

import codecs
import re

_KNOWN = re.compile(
    r"utf-?8|iso-?8859-?\d+|latin-?[19]|windows-?12\d\d|cp12\d\d|koi8-?[ru]|macintosh|us-?ascii"
    r"|shift[_-]?jis|euc-?(?:jp|kr)|gb(?:2312|k|18030)|big5(?:-hkscs)?|tis-620",
    re.I,
)
"""The encodings that pages name and browsers read; other codecs of Python are no charsets."""
_NOT_WESTERN = frozenset(f"iso-8859-1{part}" for part in "013456")
_READ_AS = {
    "cp932": "shift_jis shift-jis x-sjis sjis ms932 ms_kanji windows-31j csshiftjis cp932",
    "euc_jp": "x-euc-jp cseucpkdfmtjapanese",
    "cp949": "euc-kr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean windows-949 cseuckr",
    "gb18030": "gb2312 gbk gb_2312 gb_2312-80 chinese csgb2312 csiso58gb231280 x-gbk cp936",
    "big5hkscs": "cn-big5 csbig5 x-x-big5",
    "cp874": "tis-620 windows-874 dos-874 iso-8859-11 iso8859-11",
    "cp1251": "x-cp1251",
    "cp1252": "x-cp1252",
    "cp1254": "iso-8859-9 x-cp1254",
    "cp1255": "iso-8859-8-i iso-8859-8-e iso8859-8-i csiso88598i logical hebrew x-cp1255",
    "cp1256": "x-cp1256",
    "cp866": "ibm866 cp866 csibm866",
    "koi8_r": "koi koi8 koi8_r cskoi8r",
    "koi8_u": "koi8-ru",
    "iso8859_5": "cyrillic csisolatincyrillic",
    "iso8859_6": "arabic asmo-708 ecma-114 iso-8859-6-i iso-8859-6-e csisolatinarabic",
    "iso8859_7": "greek greek8 ecma-118 elot_928 sun_eu_greek csisolatingreek",
    "mac_roman": "x-mac-roman mac csmacintosh",
    "mac_cyrillic": "x-mac-cyrillic x-mac-ukrainian",
}
"""The names that browsers know (encoding.spec.whatwg.org) and Python does not, or reads as a
narrower charset than they do; who writes Hebrew in the order it is read in writes on Windows."""
_ALIASES = {name: codec for codec, names in _READ_AS.items() for name in names.split()}


def known_charset(name: str) -> str | None:
    """Return the codec for the charset `name`; None for UTF-8, and for what is no charset."""
    name = name.lower()
    if name in _ALIASES:
        return _ALIASES[name]
    if name.startswith(("iso-8859-1", "latin", "us-ascii")) and name not in _NOT_WESTERN:
        return "cp1252"
    if not _KNOWN.fullmatch(name) or name.startswith("utf"):
        return None
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None
