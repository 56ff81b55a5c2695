"""A whole page saved as plain text, with all its clutter, to its article.

The page is a list of chunks (`lines`); what each shows of itself (`evidence`) decides
where the article begins and ends (`stretch`, `edges`); then every chunk gets its role from
where it stands (`above`, `inside`, `below`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from reader.collector import resting_collector
from reader.model import Article, Related
from reader.pages.assemble import BLOCK_KINDS, Facts, Part, assemble
from reader.pages.publisher import publisher_of
from reader.pages.reasons import likely_reasons
from reader.pages.rows import maker_of
from reader.pages.text_dump.above import Heading, read_heading
from reader.pages.text_dump.alone import (
    all_of_it,
    beginning_alone,
    has_own_title,
    places_from,
    settle,
    with_all_kept,
)
from reader.pages.text_dump.below import related_links, walls_below
from reader.pages.text_dump.edges import settled_places
from reader.pages.text_dump.inside import inside
from reader.pages.text_dump.leaves import leaves_of, with_leaves, without_leaves
from reader.pages.text_dump.lines import Chunk, chunks_of
from reader.pages.text_dump.mail import head_of_mail
from reader.pages.text_dump.references import part_of_references, without_references
from reader.pages.text_dump.sheet import Sheet, Verdict, dropped
from reader.pages.text_dump.speakers import Debate, debate_of, keep_debate
from reader.pages.text_dump.stretch import KEPT, kept_span, learned_weights
from reader.pages.text_dump.whole import whole_stretch

_part = maker_of(Part)


def clean_text(text: str, *, url: str | None = None) -> Article:
    """Return the article in a plain-text page.

    Raises:
        NotAnArticle: There is nothing to read in it.
    """
    with resting_collector():
        return _article(text, url)


def _article(text: str, url: str | None) -> Article:
    """Return the article; all else that was made for it is gone before the collector wakes."""
    all_lines = text.split("\n")
    page = without_references(all_lines, text)
    leaves = leaves_of(page, text)
    lines = without_leaves(page, leaves) if leaves.running else page
    chunks = chunks_of(lines)
    mail = head_of_mail(chunks)
    above = len(mail.verdicts) if mail else 0
    sheet = Sheet.of(chunks[above:])
    verdicts: Sequence[Verdict]
    facts, verdicts = _verdicts(sheet, url or leaves.address)
    if mail:
        facts, verdicts = mail.over(facts, verdicts)
    parts = list(_parts(lines, chunks, verdicts))
    if leaves.running:
        parts = list(with_leaves(parts, page, leaves))
    if references := all_lines[len(page) :]:
        parts.append(part_of_references(references))
    return assemble(parts, facts)


def _verdicts(sheet: Sheet, url: str | None) -> tuple[Facts, list[Verdict]]:
    begin = beginning_alone(sheet)
    if begin is None:
        return cleaned(sheet, url)
    return _headed(sheet, begin, url) if begin else _untouched(sheet, url)


def _untouched(sheet: Sheet, url: str | None) -> tuple[Facts, list[Verdict]]:
    titled = has_own_title(sheet, range(len(sheet.chunks)), debate_of(sheet).speakers)
    return Facts(title=sheet.text(0) if titled else "", url=url), all_of_it(sheet, titled)


def _headed(sheet: Sheet, begin: int, url: str | None) -> tuple[Facts, list[Verdict]]:
    debate = debate_of(sheet)
    titled = not sheet.certain(0)
    text = range(begin, len(sheet.chunks)) if titled else ()  # in which no headline stands
    facts, verdicts = _by_places(sheet, places_from(sheet, begin), debate, url, text[:2])
    if titled and not facts.title and verdicts[0].role == "dropped":
        verdicts[0] = Verdict("title")
        facts = replace(facts, title=sheet.text(0))
    verdicts = with_all_kept(sheet, begin, verdicts)
    return facts, settle(sheet, verdicts, debate.speakers)


def cleaned(
    sheet: Sheet, url: str | None = None, headlines: Sequence[int] = ()
) -> tuple[Facts, list[Verdict]]:
    """Return what a page with clutter says of its article, and what each of its chunks is.

    Args:
        sheet: The page.
        url: Where it is from.
        headlines: The chunks that are marked as headlines, in page order, where any are.
    """
    places = settled_places(sheet, whole_stretch(sheet.page, learned_weights()))
    debate = debate_of(sheet)
    if debate.speakers:
        keep_debate(sheet, debate, places)
    facts, verdicts = _by_places(sheet, places, debate, url, headlines=headlines)
    return facts, settle(sheet, verdicts, debate.speakers)


def _by_places(
    sheet: Sheet,
    places: Sequence[int],
    debate: Debate,
    url: str | None,
    no_heading: Collection[int] = (),
    headlines: Sequence[int] = (),
) -> tuple[Facts, list[Verdict]]:
    article = kept_span(places) if KEPT in places else range(len(places), len(places))
    first, last = article.start, article.stop
    verdicts = [
        *map(dropped, _reasons_above(sheet, first)),
        *inside(sheet, places, first, last).values(),
        *map(dropped, _reasons_below(sheet, last)),
    ]
    related, links = related_links(sheet, last)
    taken = {*links, *debate.speakers, *no_heading}
    heading = read_heading(sheet, first, last, taken, headlines)
    found = {**walls_below(sheet, last), **links, **heading.verdicts}
    found.update((at, Verdict("crosshead", text=sheet.text(at))) for at in debate.speakers)
    for at, verdict in found.items():
        verdicts[at] = verdict
    return _facts(sheet, heading, related, url), verdicts


def _facts(sheet: Sheet, heading: Heading, related: tuple[Related, ...], url: str | None) -> Facts:
    return Facts(
        title=heading.title,
        standfirst=heading.standfirst,
        bylines=heading.bylines,
        publisher=publisher_of(sheet.texts),
        section=heading.section,
        published=heading.published,
        updated=heading.updated,
        url=url,
        related=related,
    )


def _reasons_above(sheet: Sheet, first: int) -> list[str]:
    """Return why each of the chunks above the article was cut."""
    return [reason or "navigation" for reason in likely_reasons(sheet.texts[:first])]


def _reasons_below(sheet: Sheet, last: int) -> list[str]:
    """Return why each of the chunks below the article was cut."""
    texts = sheet.texts[last:]
    return [
        reason or ("promotion" if len(text) > 25 and text.count(" ") > 1 else "navigation")
        for text, reason in zip(texts, likely_reasons(texts), strict=True)
    ]


def _parts(
    lines: Sequence[str], chunks: Sequence[Chunk], verdicts: Sequence[Verdict]
) -> Iterator[Part]:
    """Yield the parts of the page; what is cut for one reason, line after line, is one."""
    held: list[str] = []
    lead: Verdict | None = None
    cut: Verdict | None = None
    for chunk, verdict in zip(chunks, verdicts, strict=True):
        if cut:
            if verdict is cut:  # as `dropped` gives it
                held += lines[chunk.first : chunk.last]
                continue
            yield _part((tuple(held), cut.role, cut.reason, "", None, (), False, None, 0))
            held, cut = [], None
        held += lines[chunk.first : chunk.last]
        role, reason, text, attribution, joined = verdict
        if role == "dropped" and not lead:
            cut = verdict
        elif joined:
            lead = verdict
        else:
            if lead:
                text, attribution = text or lead.text, lead.attribution
            if role in BLOCK_KINDS and not text:
                role, text = "paragraph", chunk.text
            yield _part((tuple(held), role, reason, text, attribution, (), False, None, 0))
            held, lead = [], None
    if cut:
        yield _part((tuple(held), cut.role, cut.reason, "", None, (), False, None, 0))
