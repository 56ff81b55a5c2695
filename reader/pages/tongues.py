"""The language of a text, told by its commonest little words."""

from __future__ import annotations

import re
from collections import Counter

_LITTLE_WORDS = {
    "en": "the of and to in that is was for on with he as his at by had are but be have from not",
    "de": "der die und den von zu das mit sich des auf für ist im dem nicht ein eine auch als wird",
    "fr": "le la les des et du une est que dans qui pour sur pas au par plus avec sont ce cette",
    "es": "el los las que del una por con para su es como más pero sus fue este entre sin",
    "pt": "o os que do da em um uma para com não por mais dos as foi ao ele das seu sua ou",
    "it": "il di che la per un è del non sono con della una gli nel alla anche più dei ha le si",
    "nl": "de het een van en dat te zijn voor met niet op aan er ook door naar bij uit heeft werd",
    "sv": "och att det som en på är av för med till den har de inte om ett han men var jag från",
    "da": "og at det er en til af på som med de for den ikke der var et har jeg fra han",
    "no": "og det er på som en til av med at for ikke har de den jeg et om han var",
    "pl": "i w na z się nie do że to jest o jak za od po ale przez co jego dla są",
    "tr": "ve bir bu da için ile de olarak daha çok olan kadar sonra gibi ise olduğu",
    "id": "yang dan di dengan untuk dari ini itu pada dalam tidak akan juga oleh adalah ke",
}
_VOTES: dict[str, list[str]] = {}
for _tongue, _line in _LITTLE_WORDS.items():
    for _word in _line.split():
        _VOTES.setdefault(_word, []).append(_tongue)

_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("uk", re.compile("[іїєґ]")),
    ("ru", re.compile("[\u0430-\u044f]")),
    ("el", re.compile("[\u03b1-\u03c9]")),
    ("ar", re.compile("[\u0620-\u064a]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
)
_ASCII = bytes(range(0x80))
_SAMPLE = 2500
_LEAST = 3
_LEAD = 1.2
"""How many times as many little words as of the next language there must be of the first."""


def tongue_of(text: str) -> str:
    """Return the BCP 47 primary tag of the language of `text`, "und" where it does not tell.

    A language needs little words for at least a tenth of the words, and a clear lead
    over the next.
    """
    sample = text[:_SAMPLE].lower()
    if not sample.isascii():
        others = sample.encode("utf-8", "surrogatepass").translate(None, _ASCII)
        seen = others.decode("utf-8", "surrogatepass")
        for tag, letters in _SCRIPTS:
            if letters.search(seen) and len(letters.findall(sample)) * 20 > len(sample):
                return tag
    words = sample.split()
    votes = dict.fromkeys(_LITTLE_WORDS, 0)
    for word, times in Counter(filter(_VOTES.__contains__, words)).items():
        for tongue in _VOTES[word]:
            votes[tongue] += times
    most = max(votes.values())
    leading = [tongue for tongue, count in votes.items() if most <= count * _LEAD]
    enough = most >= _LEAST and most * 10 >= len(words)
    return leading[0] if enough and len(leading) == 1 else "und"
