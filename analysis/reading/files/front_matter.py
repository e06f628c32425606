"""A text in, what its head says of it out: the front matter of Markdown (YAML or TOML), or the first lines of a mail.

What cannot be read says nothing: front matter is written by hand, and the article below it is whole all the same.
"""

import datetime
import re
import tomllib

from analysis.reading.files.metadata import is_date

LONGEST = 10_000  # characters at the head of a text in which its front matter ends
_FENCED = re.compile(
    r"\A\ufeff?\s*(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<inside>(?=\s*(?:[#{\[]|[\w\"'-][\w \"'-]*[:=])).*?)"
    r"^(?:(?P=fence)|\.\.\.)[ \t]*(?:\r?\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_UNCLOSED = re.compile(r"\A\ufeff?\s*(?:---|\+\+\+)[ \t]*\r?\n(?:[\w-]+[ \t]*[:=][^\r\n]*(?:\r?\n|\Z))+")
_QUOTED = re.compile(r"^[ \t]*>[> \t]?", re.MULTILINE)
# what it is called here -> what others call it, the likeliest first
_KEYS = {
    "title": ("title", "headline", "subject"), "published": ("published", "date", "pubdate", "publish_date", "datepublished"),
    "source": ("source", "publisher", "outlet", "publication", "site"), "url": ("url", "link", "permalink", "canonical"),
    "licence": ("licence", "license"),
}  # fmt: skip
_HANDED_ON = re.compile(r"^(?:(?:re|fwd?): *)+", re.IGNORECASE)  # Fwd: Port talks
_DATES = ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%Y/%m/%d")
_RUN_TOGETHER = re.compile(r"^((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{6}Z?)?$")


def front_matter_end(text: str) -> int:
    """Where the front matter ends that a text begins with; 0 without any. One that is never closed ends with its lines."""
    found = _FENCED.match(text[:LONGEST]) or _UNCLOSED.match(text[:LONGEST])
    return found.end() if found else 0


def said_at_head(text: str) -> dict[str, str]:
    """Title, published, source, url and licence, as far as front matter or the head of a mail says them.

    >>> said_at_head("+++\\ntitle = 'Talks fail'\\ndate = 2025-05-03\\n+++\\nThey left.")
    {'title': 'Talks fail', 'published': '2025-05-03'}
    """
    fenced = _FENCED.match(text[:LONGEST])
    found = _parsed(fenced["fence"], fenced["inside"]) if fenced else _mail(text[:LONGEST])
    if not found:
        return {}
    values = {str(key).strip().lower(): value for key, value in found.items()}
    said = {}
    for key, names in _KEYS.items():
        given = (_as_text(values.get(name), key) for name in names)
        if value := next(filter(None, given), None):
            said[key] = value
    if re.match(r"https?://", said.get("source", "")):  # source: https://harbour.example/talks
        said.setdefault("url", said.pop("source"))
    return said


def _parsed(fence: str, inside: str) -> dict[object, object]:
    try:
        if fence == "+++":
            return tomllib.loads(inside.replace("\r\n", "\n"))
        import yaml  # only front matter needs it

        found = yaml.safe_load(inside)
    except (tomllib.TOMLDecodeError, yaml.YAMLError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _mail(text: str) -> dict[object, object]:
    """The head of a mail has a subject, and says who sent it or when."""
    import email.policy  # slow to import, and few texts begin like a mail

    mail = email.message_from_string(_QUOTED.sub("", text).lstrip("\ufeff\r\n"), policy=email.policy.default)
    if "subject" not in mail or not {"from", "date"} & {key.lower() for key in mail}:
        return {}
    return {"subject": _HANDED_ON.sub("", mail["subject"]), "date": mail["date"] and mail["date"].datetime}


def _as_text(value: object, key: str) -> str:
    """The value as one line, a date in ISO form; empty where it is none."""
    if isinstance(value, dict):
        value = value.get("name")  # publisher: {name: Harbour Gazette}
    if isinstance(value, datetime.date):
        value = value.isoformat()
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return as_day(text) if key == "published" else text


def as_day(text: str) -> str:
    """The ISO date of `3 May 2025`, `May 3, 2025`, `2025/05/03`, `20250503T101500Z`; empty where it is none, or may be two."""
    text = _RUN_TOGETHER.sub(r"\1-\2-\3", text.strip())
    if is_date(text[:10]) and not text[10:11].isdigit():
        return text[:10]
    for form in _DATES:
        try:
            return datetime.datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    return ""
