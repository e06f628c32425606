"""The word lists in, the patterns by which a page is laid out: words from `furniture.csv` and `classes.csv`, shapes from here.

A pattern without a word of its own stands in the module that uses it.
"""

import functools
import re
from collections.abc import Iterable

from analysis.words import Vocabulary

NAME = r"[A-Z][\w'’.-]*"
YEAR = r"(?:19|20)\d\d"
WIRE_CODE = r"[A-Z]{2,6}\d?-[A-Z]{2,6}\d?-\d{2,6}\b"  # the number of a release: NYT-WX-0512
END_SIGN = r"(?:-?30-?|###|# # #)$"  # under the last line of a text
PLACE = r"(?:\([A-Z ]{4,20}\) )?[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,5}"
# what stands around a text and holds no word: '| World | Asia', '[a picture](…)', a web address, tags of a page
WORDLESS = (
    r"\|\s*\S+(?: \S+){0,4}$|!?\[[^\[\]]{0,200}\]\(\S{1,400}\)$|\([^()]{1,80}\)\.?$|https?://\S+$|www\.\S+$|"
    rf"{END_SIGN}|{WIRE_CODE}.{{0,40}}$|(?:<[^<>]{{0,300}}>\s*)+\.?$"
)


@functools.cache
def patterns_of(vocabulary: Vocabulary) -> "Patterns":
    """The patterns of one vocabulary, made once."""
    return Patterns(vocabulary)


def one_of(words: Iterable[str]) -> str:
    """A regular expression for any of these words."""
    return f"(?:{'|'.join(sorted(map(re.escape, words)))})"


class Patterns:
    """The patterns of one vocabulary, each made when it is first asked for; `words_of` are its classes of words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.words_of, self._furniture, self._roles = vocabulary.words_of, vocabulary.furniture_of, vocabulary.roles

    @functools.cached_property
    def titles(self) -> frozenset[str]:
        """`Dr` of `Dr. Vance`, `Ambassador` of `Ambassador Lee`."""
        return frozenset(entry.role.strip(".") for entry in self._roles if entry.side != "kin" and " " not in entry.role)

    @functools.cached_property
    def keywords(self) -> re.Pattern[str]:
        """`Tags: port, strike`."""
        return re.compile(rf"[*_]{{0,2}}{self._furniture['keywords']}[*_]{{0,2}}\s*:[*_]{{0,2}}\s*(?=\S)", re.IGNORECASE)

    @functools.cached_property
    def byline(self) -> re.Pattern[str]:
        """`By Ann Lee and Bo Day in Geneva`."""
        between = one_of(self.words_of["words_between_authors"])
        return re.compile(rf"(?i:{self._furniture['byline']}\b):? +{NAME}(?:[,;|]? +(?:{NAME}|{between}|&)){{0,12}}\.?$")

    @functools.cached_property
    def date_line(self) -> re.Pattern[str]:
        """`Mon 4 March 2024`; `March 4, 2024 – 9:30`."""
        day = rf"{one_of(word[:3] for word in self.words_of['weekdays'])}[a-z]*,? .{{0,30}}\b{YEAR}\b"
        month = rf"{one_of(word[:3] for word in self.words_of['months'])}[a-z]*\.?"
        number = r"\d{1,2}(?:st|nd|rd|th)?"
        dates = rf"{day}|{number} {month},? {YEAR}\b|{month} {number},? {YEAR}\b|{YEAR}-\d\d-\d\d"
        return re.compile(rf"(?:{self._furniture['date_line']}|{dates}).{{0,40}}$", re.IGNORECASE)

    @functools.cached_property
    def boilerplate(self) -> re.Pattern[str]:
        """`Read more about the strike`."""
        return re.compile(rf"{self._furniture['boilerplate']}|{WORDLESS}", re.IGNORECASE)

    @functools.cached_property
    def end_mark(self) -> re.Pattern[str]:
        """`ENDS`, under the last line of a text."""
        return re.compile(rf"{self._furniture['end_mark']}|{END_SIGN}|©|\(c\) ?{YEAR}|{WIRE_CODE}", re.IGNORECASE)

    @functools.cached_property
    def post(self) -> re.Pattern[str]:
        """`We will not go. pic.twitter.com/…`."""
        shape = r"pic\.twitter\.com/|https?://t\.co/|\(@\w{1,20}\)|<tweet\b"
        return re.compile(rf"{shape}|{self._furniture['post']}", re.IGNORECASE)

    @functools.cached_property
    def takeaways(self) -> re.Pattern[str]:
        """`Key takeaways`."""
        before = one_of(self.words_of["before_takeaways"])
        return re.compile(rf"\W*(?:{before}\s+)*{self._furniture['takeaways']}\W*$", re.IGNORECASE)

    @functools.cached_property
    def list_cue(self) -> re.Pattern[str]:
        """`The union named three conditions:`."""
        contents = one_of(self.words_of["contents_of_lists"])
        cue = rf"\b(?:{self._furniture['list_cue']}|{contents})\b(?:[ ,][^:.!?]{{0,60}})?(?<!\bsaid):$"
        return re.compile(cue, re.IGNORECASE)

    @functools.cached_property
    def speech_cue(self) -> re.Pattern[str]:
        """`The minister said on Monday:`."""
        verbs = one_of(self.words_of["verbs_of_narrating"] | self.words_of["verbs_of_introducing"])
        return re.compile(rf"\b(?:{verbs}|{self._furniture['speech_cue']})\b[^:.!?]{{0,60}}:$", re.IGNORECASE)

    @functools.cached_property
    def narrator(self) -> re.Pattern[str]:
        """`Meanwhile the port stayed closed`; `The minister added that …`."""
        return re.compile(rf"(?:\S+\s+){{0,7}}?{self.narrated.pattern}|{self._furniture['narrator']}\b")

    @functools.cached_property
    def narrated(self) -> re.Pattern[str]:
        """`she added`."""
        return re.compile(rf"\b{one_of(self.words_of['verbs_of_narrating'])}\b")

    @functools.cached_property
    def announced_interview(self) -> re.Pattern[str]:
        """`An interview with Ann Lee`."""
        return re.compile(rf"{self._furniture['announced_interview']} ", re.IGNORECASE)

    @functools.cached_property
    def dateline(self) -> re.Pattern[str]:
        """`SAN SALVADOR, 2 NOV 89 (RADIO CADENA SONORA) -- `; `Geneva (Reuters) – `."""
        agency = one_of(self.words_of["news_agencies"])
        return re.compile(
            rf"(?:{PLACE}(?:[,/] ?[A-Z][\w.'’ -]{{1,30}})?(?: ?\([^()\n]{{2,60}}\))?(?:, [^—–\n()-]{{2,30}})?"
            rf"(?: ?\([^()\n]{{2,60}}\))?|[A-Z][\w.'’ -]{{2,30}}(?:, [A-Z][\w.'’ -]{{2,30}})? "
            rf"\((?:[A-Z]{{2,5}}|{agency}|[A-Z]\w+ News)\))(?: ?--? | ?(?:--|—|–)\s*)"
        )

    @functools.cached_property
    def wire_note(self) -> re.Pattern[str]:
        """`[BEGIN RECORDING]`, without its bracket."""
        return re.compile(rf"{self._furniture['wire_note']}\b", re.IGNORECASE)

    @functools.cached_property
    def asked_heading(self) -> re.Pattern[str]:
        """`Why did the talks fail?`."""
        words = (word.capitalize() for word in self.words_of["question_words"] | {"why", "when"})
        return re.compile(rf"{one_of(words)}\b[^?]{{3,70}}\?$")
