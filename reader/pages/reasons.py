"""Why a line of a page is no part of its article."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.pages.words import words


class _Rule(NamedTuple):
    reason: str
    pattern: str


_WHOLE_LINES = (
    _Rule(
        "share",
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
        r"|x)\b.{0,20}|teilen|drucken|artikel (?:drucken|teilen)",
    ),
    _Rule(
        "sign_in",
        r"(?:sign|log) ?(?:in|up|out)(?: (?:to|with|or|for)\b.{0,40})?|log ?in"
        r"|register|my account|create (?:an )?account"
        r"|already (?:a|have|registered|subscribed).{0,60}|anmelden|einloggen|abmelden",
    ),
    _Rule(
        "advertisement",
        r"ad(?:s|vert|verts|vertisement|vertisements|vertising)?"
        r"|sponsored(?: (?:content|links?|by.{0,40}))?|anzeige|werbung|publicité"
        r"|publicidad"
        r"|(?:story|article|content) continues below.{0,40}"
        r"|continue reading below.{0,20}|advertisement\W.{0,60}|annons|reklam",
    ),
    _Rule(
        "promotion",
        r"(?:listen|watch|hear|see|view|read|download|subscribe|click|tap|find out"
        r"|catch up|tune in)\b(?: (?:to|live|on|now|the|more|our|here|full|also|next"
        r"|again"
        r"|this|in|out|up|all|for)\b).{0,90}[^.!?\"”]|(?:read|see|watch|listen"
        r"|also read|read also|related|more)(?: more| also| next| now)?: .{3,120}"
        r"|(?:recommended|trending|most (?:read|popular|viewed|shared)|top stories"
        r"|latest news|editor'?s.? picks?|more from .{0,40}|you (?:may"
        r"|might) (?:also )?like.{0,30})\W?",
    ),
    _Rule(
        "read_more",
        r"(?:read|show|see|view|load|learn|find out) (?:more|less|all|full story"
        r"|the full story)\W{0,3}|(?:continue|keep) reading\W{0,3}|more|mehr"
        r"|weiterlesen",
    ),
    _Rule(
        "comments",
        r"(?:\d[\d,.]* )?comments?(?: \(?\d+\)?)?|(?:leave|post|add|write|view|show"
        r"|see|join|read)(?: a| all| the)? (?:comments?|reply|discussion"
        r"|conversation)\W?.{0,20}|reply|kommentare?n?|\d+ kommentare?|have your say"
        r"|(?:recent|most) comments?.{0,20}|comments (?:are )?closed.{0,20}"
        r"|report (?:this )?(?:comment|abuse)|likes?|upvote|downvote"
        r"|be the first to comment.{0,20}",
    ),
    _Rule(
        "navigation",
        r"(?:skip|jump|go|back) to (?:main |the |top|content|navigation|search|footer"
        r"|home).{0,30}|menu|search|home(?:page)?|close|open|next|previous|prev|back"
        r"|top|loading\W*|submit|cancel|play|pause|mute|start|dismiss|expand|collapse"
        r"|(?:open|close|toggle|show|hide)(?: \w+){0,2} (?:menu|navigation|search|nav"
        r"|panel|sections?)|\w+ navigation|breadcrumbs?|site ?map|image \d+ of \d+"
        r"|page \d+ of \d+|\d+ of \d+|\d+ ?/ ?\d+",
    ),
)

_ANYWHERE = (
    _Rule(
        "browser_warning",
        r"\b(?:your|this|current|up-to-date|modern|unsupported) (?:web )?browser\b"
        r"|enable javascript|javascript (?:is|must|needs|has to be) "
        r"|javascript (?:disabled|required)",
    ),
    _Rule(
        "legal",
        r"©|\(c\) ?(?:19|20)\d\d|^copyright\b|\bcopyright (?:©|\(c\)|\d)"
        r"|all rights reserved|not responsible for the content|terms (?:of (?:use"
        r"|service)|and conditions|& conditions)|privacy (?:policy|notice|statement)"
        r"|may not be (?:published|reproduced|copied)|datenschutz|impressum"
        r"|nutzungsbedingungen|alle rechte vorbehalten|tous droits réservés",
    ),
    _Rule(
        "consent",
        r"\bcookies?\b.{0,200}(?:\baccept|consent|agree|use|setting|polic)|(?:we"
        r"|this site|website).{0,60}\bcookies?\b|\bconsent\b.{0,60}\bchoices\b"
        r"|manage (?:cookies|consent|preferences)",
    ),
    _Rule(
        "subscription",
        r"newsletters?\b|subscribe|subscription|subscriber|sign up (?:for|to)"
        r"|abonnieren|\babo\b|get (?:the|our) (?:latest|best|top|daily"
        r"|free).{0,60}(?:inbox|email|app)|straight to your inbox|your inbox"
        r"|free trial|unlimited access|support (?:our|quality|independent) journalism",
    ),
    _Rule(
        "comments",
        r"\b(?:post|leave|add|view|read|join)\b.{0,24}\bcomments?\b"
        r"|comments? (?:policy|guidelines|section|closed)",
    ),
    _Rule("share", r"\bshare (?:this|on|via)\b|\b(?:follow|like|find|join) us (?:on|at)\b"),
    _Rule(
        "advertisement",
        r"\badvertis(?:e|ement|ing)\b|\bsponsored\b|affiliate (?:links?|commission)"
        r"|we may (?:earn|receive) (?:a|an) ",
    ),
)


def _one_of(rules: tuple[_Rule, ...]) -> re.Pattern[str]:
    return re.compile(
        "|".join(f"(?P<{rule.reason}>{rule.pattern})" for rule in rules), re.IGNORECASE
    )


_CERTAIN = _one_of(_WHOLE_LINES)
_LIKELY = _one_of(_ANYWHERE)
_LONGEST_LABEL = 140
_LONGEST_NOTICE = 600
_REGIONS = words("""
    africa america americas asia australia east europe global international latin middle north
    oceania pacific south uk us world
    """)


def certain_reason(text: str) -> str | None:
    """Return why `text` can be no part of any article, None when it could.

    Told by the whole line alone, never by what stands around it: labels of buttons,
    of links and of advertisements, which no writer would set as a line.
    """
    if len(text) > _LONGEST_LABEL or text[-1] in ".":
        return None
    match = _CERTAIN.fullmatch(text)
    return match.lastgroup if match else None


def likely_reason(text: str) -> str | None:
    """Return what `text` speaks of, being no part of the article; None when it does not tell."""
    found = certain_reason(text)
    if found:
        return found
    match = _LIKELY.search(text, 0, _LONGEST_NOTICE)
    if match:
        return match.lastgroup
    words = text.lower().split()
    return "regions" if len(words) > 2 and _REGIONS.issuperset(words) else None
