"""A chart that a notebook stored in, the same as a part of a page out: with its words, its parts named for what they rest on.

For an index there is a small one.
"""

import base64
import functools
import html
import io
import re

from nbformat import NotebookNode

HINT = "Scroll the chart sideways to see all of it."  # shown where it is wider than the screen
MOST_STOPS = 60  # parts of a picture at which the keyboard stops
COLOURS = 32  # of a small picture
WIDE, THUMB = 900, (360, 225)  # of a picture on a page, and of a small one on the index
HEAD = re.compile(r'<div class="whole" data-head="([\d.]+)"')  # how much of its width a picture's own heading takes
PARTS = re.compile(r'<h[1-6]\b|<figure class="output">.*?</figure>', re.S)  # headings and pictures of a page
EMPTY = re.compile(r"^Empty chart\. .*? Nothing to draw: ")  # what the words of a picture without parts begin with
FIRST_PICTURE = re.compile(r'<img(?=[^>]* alt="([^"]*)")(?=[^>]* src="(data:image/png;base64,[^"]+)")')


def picture(output: NotebookNode, kind: str) -> str:
    """An output's picture as a figure; its words are its metadata's `alt`, else the text beside it."""
    metadata = output.metadata.get(kind, {})
    beside = output.data.get("text/plain", "")
    alt = metadata.get("alt") or ("" if beside.startswith("<") else beside)
    data = output.data[kind]
    if kind == "image/svg+xml":
        data = base64.b64encode(data.encode()).decode()
    size = "".join(f' {side}="{int(metadata[side])}"' for side in ("width", "height") if side in metadata)
    words, data = html.escape(alt.strip()), data.replace("\n", "")
    leads = metadata.get("leads", ())
    parts = "".join(_part(*lead.split("\t", 2), len(leads)) for lead in leads)
    image = f'<img alt="{words}" src="data:{kind};base64,{data}"{size}>{parts}'
    head = 100 * metadata.get("head", 0) / metadata.get("width", WIDE)
    drawn = f'<div class="picture"><div class="whole" data-head="{head:.2f}">{image}</div></div>'
    hint = f'<figcaption class="hint">{HINT}</figcaption>'
    return f'<figure class="output">{hint}<div class="drawn" tabindex="0">{drawn}</div></figure>'


def _part(box: str, rows: str, says: str, many: int) -> str:
    """A part of a picture that leads to rows; where there are very many, the keyboard passes over them."""
    place = ";".join(f"{side}:{n}%" for side, n in zip(("left", "top", "width", "height"), box.split(), strict=True))
    quiet = ' tabindex="-1"' if many > MOST_STOPS else ""
    return f'<span data-row="{html.escape(rows)}" class="part" style="{place}" title="{html.escape(says)}"{quiet}></span>'


def told_above(body: str) -> str:
    """A page's cells with what a picture says as words above it, where they can be read on every screen, not in the picture.

    The page's heading says it of the first. A picture that does not come first under a heading keeps its own.
    """
    headed, said = True, True

    def told(match: re.Match[str]) -> str:
        nonlocal headed, said
        is_heading, head = not match[0].startswith("<figure"), HEAD.search(match[0])
        cut = headed and head is not None and float(head[1]) > 0
        words = first_picture(match[0])[0] if cut and not said else ""
        headed, said = is_heading, said and is_heading
        figure = HEAD.sub(lambda head: f'{head[0]} style="margin-top:-{head[1]}%"', match[0]) if cut else match[0]
        return f'<p class="finding">{html.escape(words)}</p>\n{figure}' if words and not EMPTY.match(words) else figure

    return PARTS.sub(told, body)


def first_picture(page: str) -> tuple[str, str] | None:
    """(alternative text, `data:` address) of the first picture on a page that `render_page` made."""
    match = FIRST_PICTURE.search(page)
    return (html.unescape(match[1]), match[2]) if match else None


@functools.lru_cache(maxsize=64)
def small_picture(page: str) -> str:
    """The first picture of a page without its heading, small, as a `data:` address; nothing where there is none.

    A run makes those of its pages while notebooks still run, and the index asks for them again.
    """
    from PIL import Image

    found, head = first_picture(page), HEAD.search(page)
    if not found:
        return ""
    whole = Image.open(io.BytesIO(base64.b64decode(found[1].partition(",")[2])))
    top = round(whole.width * float(head[1]) / 100) if head else 0
    high = min(whole.height - top, whole.width * THUMB[1] // THUMB[0])
    small = Image.new("RGB", THUMB, "white")
    size = (THUMB[0], max(1, high * THUMB[0] // whole.width))
    shown = whole.crop((0, top, whole.width, top + high)).convert("RGB")
    small.paste(shown.resize(size, Image.Resampling.LANCZOS, reducing_gap=2))
    buffer = io.BytesIO()
    small.quantize(COLOURS).save(buffer, "PNG", optimize=True)
    return f"data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode()}"
