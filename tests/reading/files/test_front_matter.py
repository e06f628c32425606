"""What the head of a file says of it."""

import pytest

from analysis.reading.article import read
from analysis.reading.files.front_matter import front_matter_end, said_at_head

YAML = "---\ntitle: Port talks end\ndate: 2025-05-03\nauthor: Mira Holm\nsource: Harbour Gazette\nlink: https://harbour.example/1\n---\n"
ALL = {"title": "Port talks end", "published": "2025-05-03", "source": "Harbour Gazette", "url": "https://harbour.example/1"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (YAML, ALL),
        ("\ufeff\n" + YAML.replace("\n", "\r\n"), ALL),
        ("+++\ntitle = 'Port talks end'\ndate = 2025-05-03T10:00:00Z\n+++\n",
         {"title": "Port talks end", "published": "2025-05-03"}),
        ("---\nTitle: 'Talks: the end'\npublished: May 3, 2025\npublisher:\n  name: Gazette\n...\n",
         {"title": "Talks: the end", "published": "2025-05-03", "source": "Gazette"}),
        ("---\nheadline: Talks\nsource: https://harbour.example/2\ntags: [port, pay]\n---\n",
         {"title": "Talks", "url": "https://harbour.example/2"}),
        ("---\ndate: 03/05/2025\ntitle: [a, b]\n---\n", {}),
        ("---\ntitle: \"Port\ndate: {\n---\nThey met.", {}),
        ("---\n!!python/object/apply:os.system ['true']\n---\n", {}),
        ("---\n\nThey met.\n\n---\n", {}),
        ("From: Mira Holm <m@harbour.example>\nSubject: =?utf-8?q?Port_talks?= end\nDate: 3 May 2025 09:30:00 +0000\n\nNo.",
         {"title": "Port talks end", "published": "2025-05-03"}),
        ("> From: Mira Holm\n> Subject: RE: Fwd: Port talks end\n>\n> No.", {"title": "Port talks end"}),
        ("Subject: to change\n\nThe offer stands.", {}),
        ("Talks: the end\n\nThe offer stands.", {}),
    ],
)  # fmt: skip
def test_what_the_head_says(text, said):
    assert said_at_head(text) == said


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        (YAML + "\nThey met.", "\nThey met."),
        ("---\ntitle: Port\nThey met.", "They met."),
        ("---\n\nThey met.\n\n---\n", "---\n\nThey met.\n\n---\n"),
        ("They met.\n---\ntitle: no\n---\n", "They met.\n---\ntitle: no\n---\n"),
    ],
)
def test_where_front_matter_ends(text, rest):
    assert text[front_matter_end(text) :] == rest


def test_a_file_beside_the_article_wins(write):
    write("a.toml", 'title = "Another"')
    [found] = read(write("a.md", YAML + "\nThe envoys met."))
    assert (found.title, found.source, found.date_basis) == ("Another", "Harbour Gazette", "metadata")


def test_a_title_is_never_a_line_of_front_matter(write):
    [found] = read(write("a.md", "---\nsource: Gazette\n---\n\n# Port talks\n\nThe envoys met."))
    assert found.title == "Port talks"
