"""What a number rests on in, where a click on it leads out: its words on their article's page, or all of them in the search.

`talks#c14` is a row; `talks#` its article, `talks#cite` the list of its rows; `party:Norland` and `issue:pay` have pages where
there are any.
"""

import html
import re
from collections.abc import Mapping
from itertools import groupby
from urllib.parse import quote

ROW = re.compile(r"([\w.-]+)#([a-z]\d+(?:\.\d+)?|cite|)")  # the id of a row: article, letter and place
NAMED = re.compile(r'<span([^>]*?) data-row="([^"]*)"([^>]*)>(.*?)</span>', re.S)  # what stands for rows
Pages = Mapping[str, str]  # `party:Norland` -> `parties/untitled--norland.html`


def address_of(rows: str, says: str = "", pages: Pages | None = None) -> str:
    """The address, seen from the folder of pages; nothing where there is no such row or page. `says` is what the rows are."""
    if rows.startswith(("party:", "issue:")):
        return (pages or {}).get(rows, "")
    found = [ROW.fullmatch(row) for row in rows.split()]
    if not found or not all(found):
        return ""
    if len(found) == 1:
        return f"articles/{quote(found[0][1])}.html" + (f"#{found[0][2]}" if found[0][2] else "")
    by_article = groupby(sorted((row[1], row[2]) for row in found), key=lambda pair: pair[0])
    asked = ";".join(f"{article}:{','.join(place for _, place in places)}" for article, places in by_article)
    return f"search.html#rows={quote(asked, safe=':;,')}" + (f"&as={quote(says)}" if says else "")


def linked(body: str, pages: Pages | None = None, one_article: bool = False, home: str = "") -> str:
    """What names rows becomes a link to them, `home` before its address; of a single row it can be linked to: `#k1988`.

    Where there are several articles, the article stands in the name: `#coast-herald.k1988`.
    """
    known = set(re.findall(r'id="([^"]*)"', body))  # without `\b`, which would be looked for within pictures

    def link(match: re.Match[str]) -> str:
        rows, more, shown = html.unescape(match[2]), match[1] + match[3], match[4].strip()
        says = re.search(r' title="([^"]*)"', more)
        address = address_of(rows, html.unescape(says[1]) if says else "", pages)
        if not address:
            return match[4]
        single = ROW.fullmatch(rows)
        name = (single[2] if one_article else f"{single[1]}.{single[2]}") if single and single[2][1:2].isdigit() else ""
        own = f' id="{name}"' if name and not more and name not in known else ""
        known.add(name)
        attributes = f'{own} href="{html.escape(home + address)}"{more or ROW_LINK}'
        return f"<a{attributes}>{shown if shown or more else 'its place'}</a>"

    return NAMED.sub(link, body)


ROW_LINK = ' class="row"'
