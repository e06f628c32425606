"""What a page says of itself in its head, its JSON-LD and above its text: title, date of publication, source, address."""

import copy
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

EARLIEST, LATEST = "1950-01-01", "2199-12-31"  # of what can be a date: no clock is asked
LONGEST_DATE_LINE = 100  # characters; a date in a longer line is one that the article speaks of
BELOW_TEXT = "count(preceding::p[string-length(.) > 200]) > 1"  # below the second long paragraph, dates are of other articles
DATED = (
    ".//*[self::time or contains(@class, 'date') or contains(@class, 'Date') or contains(@class, 'publish')"
    " or contains(@class, 'posted') or contains(@class, 'timestamp') or contains(@id, 'date')]"
)
MOST_DATES = 8
WORD = re.compile(r"\w+")
SHORTEST_TITLE = 3  # words of a heading that no other part of the page confirms
# Port talks end early | The Harbour Post
SITE_AFTER_TITLE = re.compile(r"\s+(?:[|–—·»]|-)\s+[^|–—·»]{2,40}$")


def about(tree: "HtmlElement") -> "HtmlElement":
    """A small page that holds only what says something of the page: its head, its JSON-LD, the lines of its date."""
    from lxml.html import builder

    head, body = tree.find("head"), tree.find("body")
    said = [] if body is None else [*body.xpath(".//script[@type='application/ld+json']"), *_date_lines(body)]
    copies = [copy.copy(element) for element in said]
    for line in copies:
        line.tail = None
    return builder.HTML(builder.HEAD() if head is None else copy.copy(head), builder.BODY(*copies))


def _date_lines(body: "HtmlElement") -> "list[HtmlElement]":
    """<time>3 May 2025</time> above the text; not: must pay by <time>Friday</time>."""
    lines = body.xpath(".//*[contains(@itemprop, 'datePublished')]")
    for element in body.xpath(DATED)[:MOST_DATES]:
        parent = element.getparent()
        line = element if parent.tag in ("body", "article", "main") else parent
        if len("".join(line.itertext())) <= LONGEST_DATE_LINE and not element.xpath(BELOW_TEXT):
            lines.append(element)
    return lines


def page_says(said: "HtmlElement", headings: list[str]) -> dict[str, str]:
    """What the page tells of its title, `published`, source and url, each only if it does; `headings` are its <h1>."""
    from trafilatura import extract_metadata

    dates = {"min_date": EARLIEST, "max_date": LATEST, "original_date": True, "extensive_search": False}
    found = extract_metadata(said, date_config=dates)
    says = {
        "title": _title(headings, found.title or "", found.sitename or ""),
        "published": found.date, "source": _site(found.sitename or "", headings), "url": found.url,
    }  # fmt: skip
    return {key: " ".join(value.split()) for key, value in says.items() if value and value.strip()}


def _site(named: str, headings: list[str]) -> str:
    """`Statement on the port - Ministry of Ports` names the ministry, if the page is headed `Statement on the port`."""
    for heading in headings:
        if heading and named.startswith(heading):
            return named.removeprefix(heading).lstrip(" |–—·»-:")
    return named


def _title(headings: list[str], named: str, site: str) -> str:
    """The heading that the page's own title repeats, else its only one, else that title without the name of the site."""
    named_words, site_words = _words(named), _words(site)
    own = [heading for heading in headings if _words(heading) and _words(heading) != site_words]
    for heading in own:
        words = _words(heading)
        if words in named_words or (named_words and named_words in words):
            return heading
    if len(own) == 1 and len(own[0].split()) >= SHORTEST_TITLE:
        return own[0]
    return SITE_AFTER_TITLE.sub("", named)


def _words(text: str) -> str:
    return f" {' '.join(WORD.findall(text.casefold()))} " if WORD.search(text) else ""
