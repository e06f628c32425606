"""A page of HTML in, a tree of what its reader sees out: no hidden words, marks of quotation and small type as plain text."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import ArticleError
from analysis.tables import allowed_in_xml

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DATA = "application/ld+json"
SIGNS = "data-signs"  # an attribute that is set on elements which say whose the quotation before them is
DEEPEST = "Excessive depth"  # how libxml2 says that it left out what is nested more than 256 deep
# <p style="display: none">, <span style="text-decoration: line-through">, <i style="clip: rect(0,0,0,0)">
UNSEEN_STYLE = re.compile(r"display:none|visibility:hidden|line-through|clip:rect\(0|clip-path:inset\(\d", re.IGNORECASE)
# <span class="sr-only">, <p class="screen-reader-text">, <h2 class="gel-visually-hidden">, <div class="js-is-hidden">
UNSEEN_CLASS = re.compile(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only)?|assistive-text)(?=\s|$)"
    r"|(?:^|\s)(?:d-none|(?:js-)?(?:is-|u-)?hidden)(?=\s|$)",
    re.IGNORECASE,
)
PERHAPS_UNSEEN = (
    "//body//*[@hidden or @aria-hidden or @style or contains(@class, 'idden') or contains(@class, 'sr-only')"
    " or contains(@class, 'eader') or contains(@class, 'assistive') or contains(@class, 'd-none')]"
)
SEEN_ON_WIDE_SCREENS = re.compile(r"(?::|-(?:sm|md|lg|xl)-)(?:block|flex|inline|grid|table)")  # class="d-none d-md-block"
COMMENTS = (  # of readers; <div class="commentary"> is of the paper
    "//*[self::div or self::section or self::ol or self::ul][starts-with(@id, 'comments') or starts-with(@class, 'comments')"
    " or starts-with(@class, 'comment ') or starts-with(@class, 'comment-') or @class='comment' or @id='disqus_thread']"
    "[not(.//h1)]"
)
QUOTED = ("blockquote", "figure", "aside")  # where a name below the words is their speaker's
SPEAKER_CLASS = re.compile(r"cite|author|attribution|name", re.IGNORECASE)
FEW_PARAGRAPHS = 3  # of a form
INDENTED = 0.9  # part of all words of a page that stand in one <blockquote>: that is no quotation
LINKED = 0.5  # part of the words of an aside that are links: from here on it leads to other pages
UNITS = re.compile(r"(?:^|[\W\d])(?:[kcm]?m|ft|mi|in|yd)$")
NUMBER = re.compile(r"[-−+]?\d{1,3}")
NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[*†‡§]+|note \d+)[\])]?(?:[,\s]+\d{1,3})*")
DASHES = "—–―-−"
QUOTE_MARKS = ("“”", "‘’")
PULL_QUOTE = re.compile(r"(?:^|[\s_-])(?:pull-?)?quote", re.IGNORECASE)


def read_tree(path: Path, html: str) -> "HtmlElement":
    """The tree of a page as it stands in the file; nothing is fetched, no entity of its own is expanded.

    Raises ArticleError: there is no tree, or it is nested so deep that words of it would be lost.
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring  # slow to import, and only pages need it

    kept = {"remove_comments": True, "remove_pis": True, "collect_ids": False}
    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, **kept)
    try:
        tree = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise ArticleError(path, "holds no main text", "copy the text of the article into a .txt file") from None
    if any(DEEPEST in entry.message for entry in parser.error_log):
        raise ArticleError(path, "is nested more than 256 tags deep", "copy the text of the article into a .txt file")
    for element in tree.iter():  # lxml reads control characters, but lets nobody write them
        element.text, element.tail = (text and allowed_in_xml(text) for text in (element.text, element.tail))
    return tree


def prepare(tree: "HtmlElement") -> None:
    """Change the tree of a page into what its reader sees, in place; no word that is seen gets lost."""
    for element in tree.xpath(PERHAPS_UNSEEN):
        if _is_unseen(element) and element.find(".//h1") is None:  # a window over the page hides all of it for a while
            element.drop_tree()
        element.attrib.pop("style", None)  # trafilatura leaves out what is styled `overflow: hidden`
    for element in list(tree.iter("sup", "sub")):
        _set_small(element)
    for depth, element in [(sum(1 for _ in e.iterancestors("q")), e) for e in tree.iter("q")]:
        _set_marks(element, QUOTE_MARKS[depth % 2])
    for element in list(
        tree.iter("time", "label", "output", "data", "button", "abbr", "acronym", "ins", "mark", "wbr", "ruby", "meter", "math")
    ):
        _make_plain(element)
    for element in list(tree.iter("form")):
        if element.find(".//h1") is not None or len(element.findall(".//p")) > FEW_PARAGRAPHS:
            element.tag = "div"  # some systems put the whole page into one
    length = len("".join(tree.itertext("*")))
    for element in list(tree.iter("blockquote")):
        if element.find(".//h1") is not None or len("".join(element.itertext())) > INDENTED * length:
            element.tag = "div"  # old pages set their whole text in with it
    for element in list(tree.iter("cite", "footer", "figcaption")):
        _sign(element)
    for element in list(tree.iter("figure", "aside", "blockquote")):
        for named in element.iter("p", "span", "div"):
            if SPEAKER_CLASS.search(named.get("class", "")):
                _sign(named)
        if element.tag != "blockquote":
            _open_quotation(element)


def drop_unread(tree: "HtmlElement") -> None:
    """Drop what no reader sees, what leads to other pages, and the comments of readers; the JSON-LD stays."""
    for element in tree.xpath(COMMENTS):
        element.drop_tree()
    for element in list(
        tree.iter(
            "script", "style", "template", "noscript", "svg", "iframe", "object", "select", "textarea", "dialog", "s", "del"
        )
    ) + list(tree.iter("strike", "rp", "rt", "button", "nav", "menu", "footer")):
        parent, before = element.getparent(), element.getprevious()
        quoted = (
            before is not None
            and before.tag == "blockquote"
            or any(True for _ in element.iterancestors("blockquote", "figure"))
        )
        within = element.tag == "button" and any(True for _ in element.iterancestors("p", "li"))
        opened = element.tag == "dialog" and "open" in element.attrib
        data = element.get("type") == DATA
        if parent is not None and not (element.tag == "footer" and quoted) and not (within or opened or data):
            element.drop_tree()


def _make_plain(element: "HtmlElement") -> None:
    """Into a <span> without a name: nothing leaves out its words, whatever it was."""
    element.tag = "span"
    element.attrib.clear()


def _is_unseen(element: "HtmlElement") -> bool:
    style = "".join(element.get("style", "").split())
    names = element.get("class", "")
    return bool(
        element.get("hidden") is not None
        or element.get("aria-hidden", "").lower() == "true"
        or UNSEEN_STYLE.search(style)
        or (UNSEEN_CLASS.search(names) and not SEEN_ON_WIDE_SCREENS.search(names))
    )


def _text_before(element: "HtmlElement") -> str:
    previous = element.getprevious()
    if previous is None:
        return element.getparent().text or ""
    return previous.tail or ("" if previous.tag in ("br", "blockquote") else previous.text_content())


def _set_small(element: "HtmlElement") -> None:
    """10<sup>6</sup> becomes 10^6, km<sup>2</sup> km^2, H<sub>2</sub>O stays; <sup>1</sup> after a word is a note, and goes."""
    if element.getparent() is None:
        return
    words, before = "".join(element.itertext()).strip(), _text_before(element)[-20:]
    linked = element.find(".//a") is not None or element.getparent().tag == "a"
    digits = len(before) - len(before.rstrip("0123456789"))
    power = NUMBER.fullmatch(words) and not linked and (0 < digits < 3 or UNITS.search(before))
    if element.tag == "sub":
        element.text = "_" + (element.text or "") if digits and words[:1].isdigit() else element.text
    elif power:
        element.text = "^" + (element.text or "")
    elif linked or NOTE.fullmatch(words):
        element.drop_tree()
        return
    _make_plain(element)


def _set_marks(element: "HtmlElement", marks: str) -> None:
    """<q>We wait</q> becomes “We wait”, and ‘We wait’ inside another; marks that it has already are enough."""
    words = "".join(element.itertext()).strip()
    if words and words[0] not in "\"“‘'«":
        element.text = marks[0] + (element.text or "").lstrip()
        if len(element):
            element[-1].tail = (element[-1].tail or "").rstrip() + marks[1]
        else:
            element.text = element.text.rstrip() + marks[1]
    _make_plain(element)


def _open_quotation(element: "HtmlElement") -> None:
    """<aside class="pullquote">, <figure><blockquote> are parts of the article; a picture and links to other pages are none."""
    words = len(element.text_content().split())
    linked = sum(len(a.text_content().split()) for a in element.iter("a"))
    quoted = element.find(".//blockquote") is not None
    if element.tag == "figure" and not quoted and not PULL_QUOTE.search(element.get("class", "")):
        return
    if words and (quoted or linked < LINKED * words):
        element.tag = "div" if quoted or not PULL_QUOTE.search(element.get("class", "")) else "blockquote"
        for picture in element.xpath(".//*[self::img or self::picture or self::video]"):
            picture.drop_tree()


def _sign(element: "HtmlElement") -> None:
    """<blockquote>We wait.</blockquote><cite>Ann Lee</cite>; a <cite> in the midst of a sentence names a book or a paper."""
    parent, quoted = element.getparent(), next(element.iterancestors(*QUOTED), None)
    if any(SIGNS in ancestor.attrib for ancestor in element.iterancestors()):
        return
    if element.tag == "cite":
        alone = not _text_before(element).strip(f"{DASHES} \n\t")
        last = element.getnext() is None and quoted is not None
        if (element.tail or "").strip() or not (alone or last):
            return
        if parent.tag == "p" and alone:
            element = parent
    elif element.tag == "figcaption" and (quoted is None or quoted.find(".//blockquote") is None):
        return
    element.tag = "p"
    element.set(SIGNS, "yes")


def _open_quotation(element: "HtmlElement") -> None:
    """<aside class="pullquote">, <figure><blockquote> are parts of the article; a picture and links to other pages are none."""
    quoted = element.find(".//blockquote") is not None
    named = PULL_QUOTE.search(element.get("class", "")) is not None
    if not (quoted or named or element.tag == "aside" and next(element.iterancestors("article", "main"), None) is not None):
        return
    words = len("".join(element.itertext()).split())
    linked = sum(len("".join(a.itertext()).split()) for a in element.iter("a"))
    if words and (quoted or linked < LINKED * words):
        element.tag = "blockquote" if named and not quoted else "div"
        for picture in list(element.iter("img", "picture", "video")):
            picture.drop_tree()
