"""PDF files for the tests of reading, written by hand: lines of Helvetica at their places."""


def pdf(pages, title=None, created=None):
    """A file of `pages`, each a list of (x, y, text) or (x, y, text, size), in points from the lower left corner."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for lines in pages:
        stream = "\n".join(_shown(*line) for line in lines)
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        kids.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R"
            " /Resources << /Font << /F 3 0 R >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>"
    said = (f"/Title ({title}) " if title else "") + (f"/CreationDate (D:{created}120000Z)" if created else "")
    objects.append(f"<< {said} >>")
    written, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(objects) + 1} /Root 1 0 R "
    return (written + end + f"/Info {len(objects)} 0 R >>\nstartxref\n{len(written)}\n%%EOF\n").encode("cp1252")


def _shown(x, y, text, size=11):
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET"


def column(text, top=760, left=72, pitch=14):
    """Lines of a text under each other; an empty line is a gap."""
    return [(left, top - pitch * number, line) for number, line in enumerate(text.splitlines()) if line]
