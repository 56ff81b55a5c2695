"""Words that report speech: verbs by what they take and how surely they mean speech.

The lists were written for this project from the usage of English newspapers; wire-copy
style guides call such a verb an attribution, we call it a cue.
"""

from __future__ import annotations

from typing import Literal

from reader.dataclass import dataclass
from reader.language.wordlists import words

Form = Literal["base", "present", "past", "participle"]
"""say, says, said, saying."""

_CLAUSE = words("""
    ask wonder say tell add claim insist argue warn announce report state note explain admit
    acknowledge confirm suggest deny reveal stress maintain assert declare concede allege
    predict boast complain recall reply respond believe think estimate conclude testify charge
    contend vow promise pledge caution remark observe mention reiterate repeat emphasise
    emphasize highlight joke quip tweet write post indicate disclose hint imply signal agree
    disagree counter retort lament protest inform assure remind advise notify guarantee swear
    hear attest certify forecast opine muse speculate theorise theorize reason continue clarify
    elaborate point profess proclaim decree rule order underline underscore find show stipulate
    specify fear hope worry expect urge demand request propose recommend accuse brag
    """)
"""Verbs that take what is said as a clause, with or without "that"."""

_BESIDE = words("""
    answer call describe shout yell cry scream exclaim mutter murmur mumble whisper sigh snap
    laugh chuckle gasp plead beg bark roar thunder fume rage sneer jeer tease chant sing begin
    start interrupt interject chime text email blog read go quote cite label brand dub term
    characterise characterize denounce condemn dismiss criticise criticize blast slam attack
    mock ridicule praise hail commend welcome defend thank salute applaud deride decry deplore
    bemoan lambast lambaste rail rip question challenge invite instruct summarise summarize echo
    interpret compare liken refer speak talk comment address appeal campaign express voice cheer
    recite preach shrug grin smile pronounce deem consider rate tout promote advertise push
    reject rebuff blame credit gripe grumble gush enthuse declaim intone offer list sum
    apologise apologize regret bill portray depict cast paint frame rebuke scold chide slap hit
    fire urge encourage discourage advocate oppose support endorse back favour favor vent lash
    rant swipe pen put beam exhort riff press crow deadpan drawl purr hiss croak bellow holler
    marvel proffer venture volunteer counsel confide recount relate reminisce enquire
    inquire probe scoff stammer intone chirp
    """)
"""Verbs that mean speech when a quotation stands beside them."""

_IRREGULAR = {
    "hear": ("hears", "heard", "hearing"),
    "find": ("finds", "found", "finding"),
    "show": ("shows", "showed", "showing"),
    "put": ("puts", "put", "putting"),
    "say": ("says", "said", "saying"),
    "tell": ("tells", "told", "telling"),
    "think": ("thinks", "thought", "thinking"),
    "write": ("writes", "wrote", "writing"),
    "swear": ("swears", "swore", "swearing"),
    "speak": ("speaks", "spoke", "speaking"),
    "begin": ("begins", "began", "beginning"),
    "sing": ("sings", "sang", "singing"),
    "read": ("reads", "read", "reading"),
    "go": ("goes", "went", "going"),
    "hit": ("hits", "hit", "hitting"),
    "cast": ("casts", "cast", "casting"),
    "forecast": ("forecasts", "forecast", "forecasting"),
    "beg": ("begs", "begged", "begging"),
    "brag": ("brags", "bragged", "bragging"),
    "slam": ("slams", "slammed", "slamming"),
    "dub": ("dubs", "dubbed", "dubbing"),
    "admit": ("admits", "admitted", "admitting"),
    "quip": ("quips", "quipped", "quipping"),
    "snap": ("snaps", "snapped", "snapping"),
    "rip": ("rips", "ripped", "ripping"),
    "slap": ("slaps", "slapped", "slapping"),
    "sum": ("sums", "summed", "summing"),
    "refer": ("refers", "referred", "referring"),
    "grin": ("grins", "grinned", "grinning"),
    "riff": ("riffs", "riffed", "riffing"),
    "rant": ("rants", "ranted", "ranting"),
    "pen": ("pens", "penned", "penning"),
    "chant": ("chants", "chanted", "chanting"),
}
_EXTRA = {
    "spoken": ("speak", "past"),
    "written": ("write", "past"),
    "sung": ("sing", "past"),
    "sworn": ("swear", "past"),
    "labelled": ("label", "past"),
    "labelling": ("label", "participle"),
    "signalled": ("signal", "past"),
    "signalling": ("signal", "participle"),
}

NOT_BY_ITSELF = words("""
    put go start back hit fire read bill list rate slap push address cast paint frame order rule
    point offer consider support campaign talk post text term brand fear hope worry expect
    reason press counsel relate volunteer venture
    """)
"""Verbs with so many other meanings that they are a cue only straight beside a quotation."""

BARE = words("""
    say claim insist argue warn announce report note explain admit acknowledge confirm suggest
    reveal stress assert hear concede allege predict add estimate contend tell complain joke
    tweet recall conclude promise vow signal
    """)
"""Verbs whose clause comes often without "that"."""

NEEDS_HEARER = words("tell inform assure remind advise notify warn promise")
"""Verbs that name the hearer before what is said: "told reporters that …"."""

TAKES_THING = words("""
    accuse call deny criticize criticise describe question urge reject dismiss blast mock tout cite
    mention lament decry bemoan reiterate
    """)
"""Verbs whose object is what is said: "denied the charges", "accused him of theft"."""

TAKES_BEHIND = {
    "ask": ("about", "for"),
    "talk": ("about", "of"),
    "boast": ("about", "of"),
    "joke": ("about",),
    "complain": ("about", "of"),
    "warn": ("about", "of", "against"),
    "insist": ("on",),
    "argue": ("for", "against"),
    "call": ("for", "on"),
    "point": ("out",),
    "speak": ("about", "of"),
}
"""Verbs whose object stands behind a small word: "called for calm"."""

TAKES_TO = words("promise pledge vow urge order ask tell swear offer demand advise")
"""Verbs that take what is said with "to": "pledged to resign"."""

OPINIONS = words("believe think fear hope worry expect consider")
"""Verbs of thought: what follows is not strictly said."""

NOUNS = words("""
    statement claim comment remark warning assertion allegation suggestion argument accusation
    declaration announcement promise pledge vow admission insistence belief view opinion
    contention complaint tweet post speech answer response reply charge call demand question
    quote quotation message letter email note testimony criticism description assurance
    prediction denial boast joke comments remarks claims words assertions accusations
    allegations warnings statements conclusion conclusions finding findings proposal explanation
    plea appeal advice quip observation assessment
    """)
"""Nouns for what somebody says: "his warning that …", "comments from the minister that …"."""


NOUNS_THAT = words("""
    claim claims allegation allegations accusation accusations assertion assertions suggestion
    statement statements warning warnings argument contention complaint complaints admission
    announcement declaration prediction promise pledge vow insistence assurance remark remarks
    charge charges comment comments denial boast conclusion conclusions finding
    findings explanation plea quip observation assessment
    """)
"""Nouns for speech that lead on with "that"."""
NOUNS_TO = words("promise promises pledge pledges vow offer demand demands")
"""Nouns for speech that lead on with "to"."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a verb that reports speech."""

    verb: str
    """Its base form."""
    form: Form
    clause: bool
    """It takes what is said as a clause."""


def _regular(base: str) -> tuple[str, str, str]:
    """Return the present, past and -ing form of a regular verb."""
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    if base.endswith("e"):
        return base + "s", base + "d", base[:-1] + "ing"
    present = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return present, base + "ed", base + "ing"


def _table() -> dict[str, Cue]:
    table = {}
    for base in sorted(_CLAUSE | _BESIDE):
        clause = base in _CLAUSE
        present, past, participle = _IRREGULAR.get(base) or _regular(base)
        table[base] = Cue(base, "base", clause)
        table[present] = Cue(base, "present", clause)
        table[participle] = Cue(base, "participle", clause)
        table[past] = Cue(base, "past", clause)
    for word, (base, _) in _EXTRA.items():
        form: Form = "participle" if word.endswith("ing") else "past"
        table[word] = Cue(base, form, base in _CLAUSE)
    return table | {word.capitalize(): cue for word, cue in table.items()}


CUES = _table()
"""Every form, small and with a capital, to its cue."""
