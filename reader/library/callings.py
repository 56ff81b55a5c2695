"""Of which calling a role is: a councillor's is politics, a striker's sport. Pure.

A few fields only, and words that mean one of them wherever they stand: what is of no field here
says nothing. What one person often is at once, or after one another, does not contradict: a
barrister sits in parliament, a teacher on the council.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WORDS = {
    "politics": """
        councillor councilor cllr alderman alderwoman mayor mayoress mp msp mep senator congressman
        congresswoman selectman selectwoman assemblyman assemblywoman minister chancellor premier
        prime-minister politician lawmaker legislator backbencher
    """,
    "sport": """
        striker midfielder defender goalkeeper winger footballer cricketer batsman bowler boxer
        wicketkeeper jockey sprinter quarterback racing-driver olympian paralympian
    """,
    "medicine": """
        surgeon physician gp paediatrician pediatrician cardiologist oncologist psychiatrist midwife
        anaesthetist radiologist obstetrician nurse paramedic dentist epidemiologist pathologist
    """,
    "religion": """
        vicar priest bishop archbishop rabbi imam pastor curate nun monk abbot abbess
    """,
    "police": """
        constable sergeant inspector superintendent detective policeman policewoman
    """,
    "military": """
        soldier sailor airman corporal lieutenant colonel brigadier admiral commodore paratrooper
    """,
    "law": """
        judge magistrate barrister solicitor lawyer attorney prosecutor coroner
    """,
    "schooling": """
        teacher headteacher headmaster headmistress schoolteacher
    """,
    "science": """
        professor lecturer scientist physicist chemist biologist geologist astronomer archaeologist
        historian economist mathematician
    """,
    "arts": """
        actor actress novelist comedian playwright film-maker pianist violinist
    """,
}
_FIELD_OF = {word: field for field, words in _WORDS.items() for word in words.split()}
_BODIES = re.compile(r"\b(?:council|parliament|senate|cabinet)\b", re.IGNORECASE)
_HOLDERS = re.compile(r"\b(?:leader|deputy|chair|chairman|chairwoman|member|whip)\b", re.IGNORECASE)
"""Who is of a body of politics; its clerk and its gardener are not."""
_BESIDE = frozenset(
    map(
        frozenset,
        (
            ("politics", "law"),
            ("politics", "schooling"),
            ("politics", "medicine"),
            ("politics", "science"),
            ("politics", "military"),
            ("law", "police"),
            ("law", "science"),
            ("police", "military"),
            ("science", "medicine"),
            ("science", "schooling"),
            ("science", "arts"),
            ("science", "religion"),
            ("schooling", "religion"),
            ("schooling", "sport"),
            ("schooling", "arts"),
            ("schooling", "medicine"),
            ("military", "medicine"),
            ("military", "sport"),
            ("military", "religion"),
        ),
    )
)
"""Fields that one person often has at once, or goes over from one to the other."""
_PAST = re.compile(r"\b(?:former|formerly|ex|retired|late|once|onetime|one-time)\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"['’]s\b|\b(?:wife|husband|widow|widower|son|daughter|father|mother|brother|sister|partner|"
    r"friend|spokesman|spokeswoman|spokesperson|secretary|driver|agent|fan|lawyer|solicitor|"
    r"barrister|aide|adviser|advisor|critic|biographer)\s+(?:of|for|to)\b",
    re.IGNORECASE,
)
"""What makes the calling in a role another's: "the surgeon's wife", "spokesman for the bishop"."""
_REST = re.compile(r"\b(?:of|at|for|in|to|on|from|with|by)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@lru_cache(maxsize=4096)
def field_of(role: str) -> str | None:
    """Return the field that a role is of; None where that is not surely told.

    The head tells, not what stands behind "of" or "at".

    >>> field_of("leader of Harrowmere Council"), field_of("surgeon at the football club")
    ('politics', 'medicine')
    >>> field_of("the surgeon's wife"), field_of("chandler")
    (None, None)
    """
    if _OTHERS.search(role):
        return None
    head, *_ = _REST.split(role, maxsplit=1)
    found = {field for word in _WORD.findall(head.lower()) if (field := _FIELD_OF.get(word))}
    if not found and _HOLDERS.search(head) and _BODIES.search(role):
        return "politics"
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=4096)
def is_past(role: str) -> bool:
    """Tell whether a role says what somebody was: since then they may have become anything.

    >>> is_past("former council leader"), is_past("council leader")
    (True, False)
    """
    return bool(_PAST.search(role))


def contradict(one: str, other: str) -> bool:
    """Tell whether two fields are hardly ever one person's at a time.

    >>> contradict("sport", "politics"), contradict("law", "politics")
    (True, False)
    """
    return one != other and frozenset((one, other)) not in _BESIDE
