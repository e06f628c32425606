"""What a page says of itself in its head, its JSON-LD and above its text: title, date of publication, source, address."""

import copy
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

EARLIEST, LATEST = "1950-01-01", "2199-12-31"  # of what can be a date: no clock is asked
LONGEST_DATE_LINE = 100  # characters
SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]*\s*$")
EITHER_WAY = re.compile(r"\b(?:0?\d|1[0-2])[./](?:0?\d|1[0-2])[./]\d")  # 5/3/2025 is in March or in May
BELOW_TEXT = "count(preceding::p[string-length(.) > 100]) > 1"  # below two paragraphs, dates are of other articles
DATED = (
    ".//*[self::time or contains(@class, 'date') or contains(@class, 'Date') or contains(@class, 'publish')"
    " or contains(@class, 'posted') or contains(@class, 'timestamp') or contains(@id, 'date')]"
)
MOST_DATES = 8
WORD = re.compile(r"\w+")
SHORTEST_TITLE, LONGEST_TITLE = 3, 300  # words of a heading that no other part of the page confirms; characters
NAME = r"(?:[A-Z0-9][\w.'’&-]*|of|the|and|for|&)"
# Port talks end early | The Harbour Post · Port talks end early - GOV.UK; not: Port talks – a history
SITE_AFTER_TITLE = re.compile(rf"\s+(?:\||[–—·»-])\s+((?:{NAME}\s+){{0,5}}{NAME})$")


def about(tree: "HtmlElement") -> "HtmlElement":
    """A small page of what says something of the page: its head, the lines of its date, and its JSON-LD, which is taken out."""
    from lxml.html import builder

    head, body = tree.find("head"), tree.find("body")
    data = list(tree.iter("script"))
    copies = [copy.copy(element) for element in [*data, *([] if body is None else _date_lines(body))]]
    for line in copies:
        line.tail = None
    for script in data:
        script.drop_tree()
    return builder.HTML(builder.HEAD() if head is None else copy.copy(head), builder.BODY(*copies))


def _date_lines(body: "HtmlElement") -> "list[HtmlElement]":
    """<time>3 May 2025</time> above the text; not: must pay by <time>Friday</time>."""
    lines = body.xpath(".//*[contains(@itemprop, 'datePublished')]")
    for element in body.xpath(DATED)[:MOST_DATES]:
        parent = element.getparent()
        text = "".join((element if parent.tag in ("body", "article", "main") else parent).itertext())
        plain = "datetime" in element.attrib or not EITHER_WAY.search(text)
        if plain and len(text) <= LONGEST_DATE_LINE and not SENTENCE_END.search(text) and not element.xpath(BELOW_TEXT):
            lines.append(element)
    return lines


def page_says(said: "HtmlElement", headings: list[str]) -> dict[str, str]:
    """What the page tells of its title, `published`, source and url, each only if it does; `headings` are its <h1>."""
    from trafilatura import extract_metadata

    dates = {"min_date": EARLIEST, "max_date": LATEST, "original_date": True, "extensive_search": False}
    found = extract_metadata(said, date_config=dates)
    named, whole = found.title or "", " ".join((said.findtext("head/title") or "").split())
    named = whole if whole.startswith(named) else named  # as it stands: trafilatura cuts it at any dash
    title, site = _title(headings, named, found.sitename or "")
    says = {"title": title if len(title) <= LONGEST_TITLE else "", "published": found.date, "source": site, "url": found.url}
    return {key: " ".join(value.split()) for key, value in says.items() if value and value.strip()}


def _title(headings: list[str], named: str, site: str) -> tuple[str, str]:
    """The title and the name of the site.

    The title is the heading that the page's own title repeats, else its only one, else that title without the site's name.
    """
    after = SITE_AFTER_TITLE.search(named)
    for heading in headings:
        if heading and site.startswith(heading):  # `Statement on the port - Ministry of Ports` names the ministry
            site = site.removeprefix(heading).lstrip(" |–—·»-:")
    if not site and after and (" " in after[1] or "." in after[1]):
        site = after[1]
    bare, known = SITE_AFTER_TITLE.sub("", named), {_words(site), _words(after[1] if after else "")}
    own = [heading for heading in headings if _words(heading) and (_words(heading) not in known or heading == bare)]
    repeated = [heading for heading in own if _words(heading) in _words(named) or _words(bare) in _words(heading)]
    if bare and repeated:
        return repeated[0], site
    if len(own) == 1 and len(own[0].split()) >= SHORTEST_TITLE:
        return own[0], site
    return bare, site


def _words(text: str) -> str:
    return f" {' '.join(WORD.findall(text.casefold()))} " if WORD.search(text) else ""
