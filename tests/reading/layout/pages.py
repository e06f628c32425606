"""Pages for the tests of the layout, and what its sections look like on one line each."""

from analysis.reading.article import Article
from analysis.reading.language import load_lexicon
from analysis.reading.layout.sections import find_sections
from analysis.reading.plain import plain_text
from analysis.words import vocabulary
from analysis.words.values import KINDS_OF_SECTION

BODY = "The envoys met for an hour on Monday and left without a word to the press."


def sections(text):
    return find_sections(Article(article_id="t", path="t.txt", sha256="", text=text, title=""), vocabulary.load())


def outline(text):
    """One line a section: `kind <label> body`, with spaces for line breaks; of the text as a reader sees it."""
    text, lines = plain_text(text, load_lexicon()).text, []
    for s in sections(text):
        label = f" <{text[s.label.start : s.label.end]}>" if s.label else ""
        lines.append(f"{s.kind}{label} {' '.join(text[s.body.start : s.body.end].split())}")
    return lines


def check_promises(text):
    """Sections in order, none overlapping, every non-blank character in one, bodies inside, labels in the text."""
    found = sections(text)
    ids = [s.section_id for s in found]
    at = 0
    for s in found:
        assert not text[at : s.start].strip()
        assert s.start <= s.body.start < s.body.end <= s.end
        assert s.label is None or 0 <= s.label.start < s.label.end <= len(text)
        assert s.kind in KINDS_OF_SECTION
        assert s.lead_in_id is None or s.lead_in_id in ids
        at = s.end
    assert not text[at:].strip()
    assert len(set(ids)) == len(ids)
    assert [s.part for s in found] == sorted(s.part for s in found)
    return found


def kinds(text):
    return [s.kind for s in sections(text)]


def turns(text):
    return [line for line in outline(text) if line.startswith(("question", "answer"))]


PAGE = """\
Harbour Talks Resume After a Week of Silence
Table of Contents
| harbour.example
ADEN – Envoys of both ports met on Monday.
“We have come to listen,” said the envoy.
Port Council Sets Out Its Terms
The council's delegate, Miriam Okoye, listed what her side expects, including:
The blockade must end before any signature.
No foreign ships may enter the bay.
Fishing rights should be shared by both towns.
Both Towns Wait
Miriam Okoye: If they want the bay, why do they block it?
1/3 pic.twitter.com/abc123
Nobody answered on Monday.
A Second Round in Sight? Okoye and Brandt Agree on a Calendar
– In a step forward,both delegates agreed to meet again.
The calendar was not published.
We will read every line. Our answer comes next week.Jonas Brandt
Key Takeaways:
- The blockade is the main obstacle.
- A second round is likely.
What the Harbour Talks Mean: An Interview with Dr. Lena Farouk
Keywords: harbour, talks, blockade
Harbour.example: Dr. Farouk, thank you for coming. Is this a turning point?
Dr. Lena Farouk (Institute of Ports): It may be one.
It depends on the council.
harbour.example: What could go wrong?
Dr. Farouk: Almost everything. That is the risk."""

WIRE = """\
ABC1-WIRE2-0042

   PORT SALINAS, 3 MAY 91 (RADIO COSTA) -- [INTERVIEW WITH COMMANDER
TORRES BY LUIS PRADO] [EXCERPT] [PRADO] COMMANDER, WHEN DO YOU EXPECT
THE TALKS TO BEGIN AGAIN?

   [TORRES] WE BELIEVE THAT THE GOVERNMENT MUST FIRST ACCEPT ALL ITS
RESPONSIBILITIES.  WE WANT [CORRECTS HIMSELF] WE DEMAND THAT THE ROADS
BE OPENED BEFORE WE RETURN TO THE NEGOTIATING TABLE IN THE CAPITAL, AND
THAT NO SOLDIER OF THE THREE BRIGADES THAT CAME IN APRIL OR LATER
PROBABLY

   STAYS IN THE VALLEY.

   MEANWHILE, WE WILL TALK TO THE MEDIATORS ABOUT THE CONDITIONS OF A
TRUCE.

   [REPORTER] [WORDS INDISTINCT] AND IF THEY REFUSE?  [TORRES] THEN
THERE WILL BE NO TALKS.
"""

BLOG = """\
---
title: Notes from the strait
---

# Notes from the strait

By Ana Lindqvist

12 March 2024

Share

The talks on the **strait** went on all night. Nobody
left the room.

> “We have time,” the minister said, and
> smiled.

## What each side wants

1. Free passage for all ships.
2. A patrol
   under a joint flag.

* * *

Read more: The strait in ten maps

© 2024 Strait Notes. All rights reserved.
"""
