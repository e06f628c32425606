"""A notebook in the order in which it was worked out in, the same cells in the order in which a reader wants them out.

The chart comes first, then what the words of the question mean, the tables with their evidence, what not to conclude, and where
it all comes from. The order of a notebook is another one: it has to read the articles before it can draw anything.
"""

import re
from collections.abc import Iterator, Sequence

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

CAVEAT = "**Do not conclude**"  # opens a paragraph of the first cell
CAVEATS = "What not to conclude"  # the heading under which it stands on the page
PROVENANCE = "Provenance"  # the heading of the section that says where the numbers come from
OPENING = "The answer"  # what a region above the first heading is called
HEADING = re.compile(r"##\s+(.+)")


def in_page_order(cells: Sequence[NotebookNode]) -> list[NotebookNode]:
    """The cells as a page shows them; each says under `section` in its metadata which heading it stands below.

    The first picture opens the page, and every section opens with its own. What the opening shows beside pictures, such as
    counts of rows, goes to the provenance, if the notebook has such a section.
    """
    opening, *sections = _sections(cells)
    if not any(map(_is_picture, opening)):
        home = next((section for section in sections if any(map(_is_picture, section))), [])
        opening += [home.pop(k) for k in [n for n, cell in enumerate(home) if _is_picture(cell)][:1]]
    prose, caveats = _without_caveats([cell for cell in opening if cell.cell_type == "markdown"])
    pictures = [cell for cell in opening if _is_picture(cell)]
    others = [cell for cell in opening if cell.cell_type != "markdown" and not _is_picture(cell)]
    sections = [_pictures_first(section) for section in sections]
    last = next((n for n, section in enumerate(sections) if _heading(section) == PROVENANCE), len(sections))
    if last < len(sections):
        sections[last][1:1] = others
        others = []
    if caveats:
        sections.insert(last, [new_markdown_cell(f"## {CAVEATS}\n\n{caveats}", id="caveats")])
    return [cell for section in ([*pictures, *prose, *others], *sections) for cell in _placed(section)]


def _sections(cells: Sequence[NotebookNode]) -> list[list[NotebookNode]]:
    """The cells before the first heading of the second level, then those from each on."""
    found: list[list[NotebookNode]] = [[]]
    for cell in cells:
        if cell.cell_type == "markdown" and HEADING.match(cell.source.strip()):
            found.append([])
        found[-1].append(cell)
    return found


def _heading(section: Sequence[NotebookNode]) -> str:
    match = HEADING.match(section[0].source.strip()) if section and section[0].cell_type == "markdown" else None
    return match[1].strip() if match else OPENING


def _is_picture(cell: NotebookNode) -> bool:
    shown = (output.get("data", {}) for output in cell.get("outputs", ()))
    return any(kind.startswith("image/") for data in shown for kind in data)


def _pictures_first(section: Sequence[NotebookNode]) -> list[NotebookNode]:
    first, *rest = section
    return [first, *sorted(rest, key=lambda cell: cell.cell_type != "markdown" and not _is_picture(cell))]


def _without_caveats(cells: Sequence[NotebookNode]) -> tuple[list[NotebookNode], str]:
    """The cells without their paragraphs that warn, and these: *Do not conclude that who speaks most matters most.*"""
    kept, caveats = [], []
    for cell in cells:
        paragraphs = re.split(r"\n\s*\n", cell.source)
        caveats += [paragraph.strip() for paragraph in paragraphs if paragraph.strip().startswith(CAVEAT)]
        rest = "\n\n".join(paragraph for paragraph in paragraphs if not paragraph.strip().startswith(CAVEAT))
        if rest.strip():
            kept.append(NotebookNode({**cell, "source": rest}))
    return kept, "\n\n".join(caveats)


def _placed(section: Sequence[NotebookNode]) -> Iterator[NotebookNode]:
    """The cells under their section's heading, told apart: *Words by speaker*, *Words by speaker (2)*."""
    heading, n = _heading(section), 0
    for cell in section:
        n += cell.cell_type == "code"
        name = f"{heading} ({n})" if n > 1 else heading
        yield NotebookNode({**cell, "metadata": NotebookNode({**cell.metadata, "section": name})})
