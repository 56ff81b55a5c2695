"""Why a line of a page is no part of its article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from reader.pages.words import holds_one, words


class _Rule(NamedTuple):
    reason: str
    words: frozenset[str]
    """Only in a line with one of these the pattern can match, if it has letters and no sign that
    tells as much; where it is of the whole line, one is among the first."""
    pattern: str
    pieces: str = ""
    """One of these, parted by bars, stands in every line in which the pattern is found: for what
    may stand anywhere, since they are found much sooner."""


COMMENTS = (
    r"(?:\d[\d.,]* )?(?:(?:reader|user)s?'? )?(?:comments?|commentaires?|comentarios?|commenti"
    r"|kommentar(?:en?|er)?|reacties)(?: ?\(\d+\)| \d+)?:?"
)
"""The heading of what readers wrote, in lower case."""
_WHOLE_LINES = (
    _Rule(
        "share",
        words("""
            bluesky bookmark click copiar copier copy drucken email facebook flipboard
            follow instagram kopiera link linkedin mail messenger pin pinterest print
            reddit rss save share sms teilen telegram threads tiktok tumblr tweet
            twitter whatsapp x youtube
            """),
        r"(?:print|e-?mail|share|save|copy)(?: (?:sponsor|this|page|link|article|story"
        r"|via|on|with|to)\b.{0,40})?"
        r"|share(?:\W+\w+){0,3}|(?:click to )?(?:share|tweet|pin)(?: (?:this|on|via|to"
        r"|it)\b.{0,40})?|link copied!?"
        r"|(?:facebook|twitter|x|whatsapp|linkedin|pinterest|reddit|instagram|youtube"
        r"|telegram|flipboard|tumblr|messenger"
        r"|copy link|e-?mail|print|rss|bookmark|tiktok|threads|bluesky|sms|\W)(?:[ ,"
        r"|/·•]+(?:facebook|twitter|x|whatsapp|"
        r"linkedin|pinterest|reddit|instagram|youtube|telegram|flipboard|tumblr"
        r"|messenger|copy link|e-?mail|print|rss))*"
        r"|follow (?:us|me|@).{0,60}|follow .{0,30} on (?:twitter|facebook|instagram"
        r"|x)\b.{0,20}|teilen|drucken|artikel (?:drucken|teilen)|link kopieren|kopiera länk"
        r"|copier le lien|copiar enlace",
    ),
    _Rule(
        "sign_in",
        words("""
            abmelden account already anmelden create einloggen have log login logout
            logup register sign signin signout signup up
            """),
        r"(?:sign|log) ?(?:in|up|out)(?: (?:to|with|or|for)\b.{0,40})?|log ?in"
        r"|register|my account|create (?:an )?account"
        r"|already (?:a|have|registered|subscribed).{0,60}|anmelden|einloggen|abmelden",
    ),
    _Rule(
        "advertisement",
        words("""
            ad ads advert advertisement advertisements advertising adverts annons
            anzeige content continue continues link publicidad publicité reklam
            sponsored werbung
            """),
        r"ad(?:s|vert|verts|vertisement|vertisements|vertising)?"
        r"|sponsored(?: (?:content|links?|by.{0,40}))?|anzeige|werbung|publicité"
        r"|publicidad"
        r"|(?:story|article|content) continues below.{0,40}"
        r"|continue reading below.{0,20}|advertisement\W.{0,60}|annons|reklam",
    ),
    _Rule(
        "promotion",
        words("""
            add angebot anzeigen click content czytaj deal download editor editors email
            empfohlener enter externe externen externer find hear latest lea lee lees
            leggi leia les lesen like lire listen läs læs mehr more most next produkt
            read recommended related see shop subscribe tap tarif top trending tune type
            up view voir watch weitere you zobacz čtěte
            """),
        r"(?:listen|watch|hear|see|view|read|download|subscribe|click|tap|find out"
        r"|catch up|tune in)\b(?: (?:to|live|on|now|the|more|our|here|full|also|next"
        r"|again"
        r"|this|in|out|up|all|for)\b).{0,90}[^.!?\"”]|(?:read|see|watch|listen"
        r"|also read|read also|related|more)(?: more| also| next| now)?: .{3,120}"
        r"|(?:recommended|trending|most (?:read|popular|viewed|shared)|top stories"
        r"|latest news|editor['’]?s['’]? picks?|more from .{0,40}|more (?:on|about) .{1,40}:"
        r"|you (?:may|might) (?:also )?like.{0,30})\W?"
        r"|recommended (?:from|by|for|reading|content|stories|videos)\b.{0,40}|up next"
        r"|(?:empfohlener|externer) (?:redaktioneller )?inhalt\b.{0,40}"
        r"|externen? inhalt (?:anzeigen|laden|zulassen).{0,20}"
        r"|mehr (?:zum thema|dazu|von)\b.{0,40}"
        r"|weitere (?:informationen|videos|artikel|meldungen)\b.{0,30}|lesen sie auch\b.{0,100}"
        r"|(?:à )?(?:lire|voir) aussi\b.{0,100}|le[ea] también\b.{0,100}|leggi anche\b.{0,100}"
        r"|lees ook\b.{0,100}|läs (?:också|även)\b.{0,100}|l[eæ]s også\b.{0,100}"
        r"|(?:czytaj|zobacz) (?:też|także|również)\b.{0,100}|čtěte také\b.{0,100}"
        r"|leia também\b.{0,100}"
        r"|(?:\w+ )?more (?:news|stories|articles|videos|headlines|coverage)"
        r"|zu[mr] (?:angebot|tarif|shop|produkt|deal)\b.{0,100}"
        r"|(?:watch|listen to|hear|see|tune in to) .{3,110}"
        r"\W\d{1,2}[.:]\d\d(?: ?(?:am|pm|gmt|bst|et))?"
        r"|(?:enter|type|add) (?:your|a valid) e-?mail(?: address)?\b.{0,40}",
    ),
    _Rule(
        "read_more",
        words("""
            anzeigen continuar continue continuer czytaj erfahren find keep learn leer
            lees leggi leia les lesen lire load läs læs mehr more pokaż read saiba see
            seguir show ver view vis visa voir weiterlesen zobacz zobrazit číst
            """),
        r"(?:read|show|see|view|load|learn|find out) (?:more|less|all|full story"
        r"|the full story)\W{0,3}|(?:continue|keep) reading\W{0,3}|more|mehr"
        r"|weiterlesen|(?:alle|mehr) (?:anzeigen|lesen|erfahren)|lire la suite|voir (?:tout|plus)"
        r"|continuer à lire\b.{0,20}|leer más|ver (?:más|todos?)|(?:seguir|continuar) leyendo"
        r"|leggi tutto|lees (?:meer|verder)|läs mer|l[eæ]s mere?|vis(?:a)? (?:mere?|alla?)"
        r"|(?:czytaj|zobacz|pokaż) więcej|zobrazit (?:vše|více)|číst (?:dál|více)"
        r"|(?:leia|saiba) mais",
    ),
    _Rule(
        "comments",
        words("""
            add be comentario comentarios comment commentaire commentaires commenti
            comments downvote have join kommentar kommentare kommentaren kommentarer
            leave like likes most post reacties read reader readers recent reply report
            see show upvote user users view write
            """),
        rf"{COMMENTS}|(?:leave|post|add|write|view|show"
        r"|see|join|read)(?: a| all| the)? (?:comments?|reply|discussion"
        r"|conversation)\W?.{0,20}|reply|have your say"
        r"|(?:recent|most) comments?.{0,20}|comments (?:are )?closed.{0,20}"
        r"|report (?:this )?(?:comment|abuse)|likes?|upvote|downvote"
        r"|be the first to comment.{0,20}",
    ),
    _Rule(
        "navigation",
        words("""
            back bild breadcrumb breadcrumbs cancel change close collapse content
            decrease dismiss expand go helskärm hide home homepage iframe increase jump loading
            menu mute navigation next of open pause play prev previous search
            show site sitemap size skip start submit toggle top vollbild
            """),
        r"(?:skip|jump|go|back) to (?:main |the |top|content|navigation|search|footer"
        r"|home).{0,30}|menu|search|home(?:page)?|close|open|next|previous|prev|back"
        r"|top|loading\W*|submit|cancel|play|pause|mute|start|dismiss|expand|collapse"
        r"|(?:open|close|toggle|show|hide)(?: \w+){0,2} (?:menu|navigation|search|nav"
        r"|panel|sections?)|\w+ navigation|breadcrumbs?|site ?map|image \d+ of \d+"
        r"|page \d+ of \d+|\d+ of \d+|\d+ ?/ ?\d+"
        r"|(?:(?:increase|decrease|change) (?:article )?)?(?:font|text) size|article content"
        r"|(?:bild )?im vollbild|(?:öppna bild i )?helskärm|bild (?:öffnen|vergrößern)"
        # What a text browser prints of frames, of nothing that was put in, and of pictures that
        # nothing describes: "[pier_2.jpg]"; and what a script would have filled in.
        r"|iframe: \S.{0,300}|(?:\[ins: ?:ins\] ?)+|(?:\{\{[^{}]{1,80}\}\} ?)+"
        r"|(?:\[(?:cid|image|inline image): ?[^\[\]]{1,200}\] ?)+"
        r"|(?:\[(?=[^\]]*[a-z])(?=[^\]]*(?:[\d_]|\.\w))[^\s\[\]]+\] ?)+",
    ),
)

_ANYWHERE = (
    _Rule(
        "browser_warning",
        words("browser javascript"),
        r"\b(?:your|this|current|up-to-date|modern|unsupported) (?:web )?browser\b"
        r"|(?:enable|activate|allow|turn on) javascript|javascript (?:is|must|needs|has to be) "
        r"|javascript (?:disabled|required)",
        pieces="browser|javascript",
    ),
    _Rule(
        "legal",
        words("""
            c copyright rights responsible terms privacy published reproduced copied
            datenschutz impressum nutzungsbedingungen rechte droits
            """),
        r"©|\(c\) ?(?:19|20)\d\d|^copyright\b|\bcopyright (?:©|\(c\)|\d)"
        r"|all rights reserved|not responsible for the content|terms (?:of (?:use"
        r"|service)|and conditions|& conditions)|privacy (?:policy|notice|statement)"
        r"|may not be (?:published|reproduced|copied)|datenschutz|impressum"
        r"|nutzungsbedingungen|alle rechte vorbehalten|tous droits réservés",
        pieces="©|(c)|copyright|all rights reserved|not responsible for|terms |privacy |may not be "
        "|datenschutz|impressum|nutzungsbedingungen|alle rechte vorbehalten"
        "|tous droits réservés",
    ),
    _Rule(
        "consent",
        words("cookie cookies consent manage"),
        r"\bcookies?\b.{0,200}(?:\baccept|consent|agree|use|setting|polic)|(?:we"
        r"|this site|website).{0,60}\bcookies?\b|\bconsent\b.{0,60}\bchoices\b"
        r"|manage (?:cookies|consent|preferences)",
        pieces="cookie|choices|manage ",
    ),
    _Rule(
        "subscription",
        words("""
            newsletter newsletters subscribe subscription subscriber sign get
            abonniere abonnieren abonniert abo whatsapp postfach correo boîte mailbox inkorg
            indbakke innboks innboksen
            inbox trial unlimited journalism kostenlos abonnement abonnez abonnés abonné
            suscripción suscríbete suscriptores suscriptor assinatura assinante assine
            abbonamento abbonati prenumerata prenumeratę prenumeration prenumerant předplatné
            předplatitel abonneren
            """),
        r"newsletters?\b|subscri(?:be|ption)|sign up (?:for|to)"
        r"|get (?:the|our) (?:latest|best|top|daily|free).{0,60}(?:inbox|email|app)|your inbox"
        r"|abonnier(?:en?|t)\b|suscri(?:pción|ptor)|suscríbete|assina(?:tura|nte)\b|assine\b"
        r"|prenumera|předplat|kostenlos testen|free trial|unlimited access"
        r"|support (?:our|quality|independent) journalism"
        r"|\b(?:abo\b|abonn(?:ement|ez|és?|eren)\b|abbonament[oi]\b|abbonati\b"
        r"|(?:im|ins|in (?:dein|ihr)(?:em)?) postfach\b|dans votre boîte (?:mail|aux lettres)\b"
        r"|en (?:tu|su) correo\b|in (?:je|uw) mailbox\b|i din (?:inkorg|indbakke|innboks)"
        r"|whatsapp[- ](?:channel|kanal)|(?:canal de|chaîne|canale) whatsapp\b)",
        pieces="newsletter|subscri|sign up |get the |get our |your inbox|suscri|suscríbete"
        "|assina|assine|prenumera|předplat|kostenlos testen|free trial|unlimited access"
        "| journalism|abo|abbona|postfach| boîte | correo| mailbox|i din in|whatsapp",
    ),
    _Rule(
        "comments",
        words("comment comments"),
        r"\b(?:post|leave|add|view|read|join)\b.{0,24}\bcomments?\b"
        r"|comments? (?:policy|guidelines|section|closed)",
        pieces="comment",
    ),
    _Rule(
        "share",
        words("share follow like find join"),
        r"\bshare (?:this|on|via)\b|\b(?:follow|like|find|join) us (?:on|at)\b",
        pieces="share | us ",
    ),
    _Rule(
        "advertisement",
        words("advertise advertisement advertising sponsored affiliate earn receive"),
        r"\badvertis(?:e|ement|ing)\b|\bsponsored\b|affiliate (?:links?|commission)"
        r"|we may (?:earn|receive) (?:a|an) ",
        pieces="advertis|sponsored|affiliate |we may ",
    ),
)


_CERTAIN = tuple((rule.reason, rule.words, re.compile(rule.pattern)) for rule in _WHOLE_LINES)
_LIKELY = tuple(
    (rule.reason, rule.words, tuple(rule.pieces.split("|")), re.compile(rule.pattern))
    for rule in _ANYWHERE
)
"""All are for text in lower case, which takes half of the time of matching in either case."""
_LONGEST_LABEL = 140
_LONGEST_NOTICE = 600
_REGIONS = words("""
    africa america americas asia australia east europe global international latin middle north
    oceania pacific south uk us world
    """)


_OPENING = frozenset().union(*(rule.words for rule in _WHOLE_LINES))
_SIGNS = frozenset().union(*(rule.words for rule in _ANYWHERE))
_SPEAKING = _OPENING | _SIGNS | _REGIONS
"""One of these stands in every line that tells anything, if it has letters and no such sign."""
_PARTING = "\"'.,:;!?()[]{}<>|/\\@#*+=&%$^~`_-–—·•›»«“”‘’„…0123456789"
"""What parts words besides white space, and is left out of them."""
_PARTING_BYTES = "".join(filter(str.isascii, _PARTING)).encode()
_SPACES_FOR_PARTING = bytes.maketrans(_PARTING_BYTES, b" " * len(_PARTING_BYTES))
_PARTING_BEYOND_ASCII = [sign for sign in _PARTING if not sign.isascii()]


class _Told(NamedTuple):
    certain: str | None
    """Why the line can be no part of any article."""
    likely: str | None
    """What it speaks of."""


_NOTHING = _Told(None, None)
_FIRST_WORDS = 3
_MARKS = frozenset("[{")
"""What text browsers print, and what scripts would have filled in, begins with one of these."""
_MOST_LABELS = 16_384
_labels: dict[str, _Told] = {}
"""What labels tell: a menu says one thing many times, on page after page."""


def certain_reason(text: str) -> str | None:
    """Return why `text` can be no part of any article, None when it could.

    Told by the whole line alone, never by what stands around it: labels of buttons,
    of links and of advertisements, which no writer would set as a line.
    """
    return _told_by(text).certain if _may_be_label(text) else None


def likely_reason(text: str) -> str | None:
    """Return what `text` speaks of, being no part of the article; None when it does not tell."""
    return _told_by(text).likely


def likely_reasons(lines: Sequence[str]) -> list[str | None]:
    """Return what each of the lines of a page speaks of, as `likely_reason` tells it.

    Those that were not seen before are looked at together, which takes less time: as lines of one
    text, so that none may hold the end of one.
    """
    known = [*map(_labels.get, lines)]
    new = [line for line, told in zip(lines, known, strict=True) if told is None]
    fresh = _told_together([*dict.fromkeys(new)])
    _keep({line: told for line, told in fresh.items() if len(line) <= _LONGEST_LABEL})
    return [(told or fresh[line]).likely for line, told in zip(lines, known, strict=True)]


def _may_be_label(text: str) -> bool:
    return len(text) <= _LONGEST_LABEL and text[-1] != "."


def _told_by(text: str) -> _Told:
    if known := _labels.get(text):
        return known
    looked_at = text[:_LONGEST_NOTICE]
    low = looked_at.lower()
    told = _told(looked_at, low, _spaced(low).split())
    if len(text) <= _LONGEST_LABEL:
        _keep({text: told})
    return told


def _told_together(lines: Sequence[str]) -> dict[str, _Told]:
    """Return what each of `lines` tells."""
    looked_at = [line[:_LONGEST_NOTICE] for line in lines]
    lows = [*map(str.lower, looked_at)]
    spaced = _spaced("\n".join(lows)).split("\n")
    return dict(zip(lines, map(_told, looked_at, lows, map(str.split, spaced)), strict=True))


def _keep(labels: dict[str, _Told]) -> None:
    if len(_labels) + len(labels) > _MOST_LABELS:
        _labels.clear()
    _labels.update(islice(labels.items(), _MOST_LABELS))


def _spaced(low: str) -> str:
    """Return `low` with a space in place of each sign that parts words."""
    if not low.isascii():
        for sign in _PARTING_BEYOND_ASCII:
            low = low.replace(sign, " ")
    spaced = low.encode("utf-8", "surrogatepass").translate(_SPACES_FOR_PARTING)
    return spaced.decode("utf-8", "surrogatepass")


def _told(text: str, low: str, found: Sequence[str]) -> _Told:
    """Return what `text` tells, which is `low` in lower case, by the words `found` in it."""
    if _SPEAKING.isdisjoint(found) and text != low and not _is_marked(text):
        return _NOTHING
    certain = _whole_line(text, low, found)
    likely = certain or _spoken_of(text, low, found)
    if likely or (_REGIONS.issuperset(found) and len(set(found)) > 2):
        return _Told(certain, likely or "regions")
    return _NOTHING


def _is_marked(text: str) -> bool:
    """Whether a sign tells as much as a word does."""
    return "©" in text or text[:1] in _MARKS


def _whole_line(text: str, low: str, found: Sequence[str]) -> str | None:
    first = found[:_FIRST_WORDS]
    without_words = _is_marked(text) or text == low == text.upper()
    if (_OPENING.isdisjoint(first) and not without_words) or not _may_be_label(text):
        return None
    for reason, opening, pattern in _CERTAIN:
        if (without_words or not opening.isdisjoint(first)) and pattern.fullmatch(low):
            return reason
    return None


def _spoken_of(text: str, low: str, found: Sequence[str]) -> str | None:
    if _SIGNS.isdisjoint(found) and "©" not in text:
        return None
    for reason, signs, pieces, pattern in _LIKELY:
        may_speak = not signs.isdisjoint(found) or "©" in text
        if may_speak and holds_one(low, pieces) and pattern.search(low):
            return reason
    return None
