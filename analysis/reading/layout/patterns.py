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
DATED = rf"(?: ?[|·][^\n]{{0,60}}\b{YEAR}\b[^\n]{{0,20}})"  # behind a byline: By Ann Lee | 3 May 2024
DATELINE = (
    rf"(?:{PLACE}(?:[,/] ?[A-Z][\w.'’ -]{{1,30}})?(?: ?\([^()\n]{{2,60}}\))?(?:, [^—–\n()-]{{2,30}})?"
    rf"(?: ?\([^()\n]{{2,60}}\))?|[A-Z][\w.'’ -]{{2,30}}(?:, [A-Z][\w.'’ -]{{2,30}})? "
    rf"\((?:[A-Z]{{2,5}}|AGENCY|[A-Z]\w+ News)\))(?: ?--? | ?(?:--|—|–)\s*)"
)

# in front of a text's first sentence: Brennstadt — Four weeks after …
TITLED_PLACE = (
    r"[A-Z][a-z][\w.'’-]*(?: (?:[A-Z][\w.'’-]+|de|la|le|el|of|upon|am|an|der|den|in)){0,3}(?:, [A-Z][\w.'’ -]{2,25})?"
    r"(?:, (?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+\.? \d{1,2})(?:,? \d{4})?(?: - )?)?(?:(?<= - )| ?(?:--|—|–) ?)(?=[“‘\"']?[A-Z])"
)


def one_of(words: Iterable[str]) -> str:
    """A regular expression for any of these words."""
    return f"(?:{'|'.join(sorted(map(re.escape, words)))})"


class Patterns:
    """The patterns of one vocabulary, each with what it meets; `words_of` are its classes of words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words_of, of = vocabulary.words_of, vocabulary.furniture_of
        any_case = functools.partial(re.compile, flags=re.IGNORECASE)
        self.words_of = words_of
        roles = (entry.role for entry in vocabulary.roles if entry.side != "kin" and " " not in entry.role)
        self.titles = frozenset(role.strip(".") for role in roles)  # Dr (Vance), Ambassador (Lee)
        self.days = words_of["weekdays"] | words_of["months"]
        # Tags: port, strike
        self.keywords = any_case(rf"[*_]{{0,2}}{of['keywords']}[*_]{{0,2}}\s*:[*_]{{0,2}}\s*(?=\S)")
        # By Ann Lee and Bo Day in Geneva
        between = one_of(words_of["words_between_authors"])
        self.byline = re.compile(rf"(?i:{of['byline']}\b):? +{NAME}(?:[,;|]? +(?:{NAME}|{between}|&)){{0,12}}{DATED}?\.?$")
        # Mon 4 March 2024 · March 4, 2024 – 9:30
        day, month = (one_of(word[:3] for word in words_of[unit]) for unit in ("weekdays", "months"))
        month, number = rf"{month}[a-z]*\.?", r"\d{1,2}(?:st|nd|rd|th)?"
        dates = rf"{number} {month},? {YEAR}\b|{month} {number},? {YEAR}\b|{YEAR}-\d\d-\d\d"
        self.date_line = any_case(rf"(?:{of['date_line']}|{day}[a-z]*,? .{{0,30}}\b{YEAR}\b|{dates}).{{0,40}}$")
        self._add_datelines()
        self.boilerplate = any_case(rf"{of['boilerplate']}|{WORDLESS}")  # Read more about the strike
        self.end_mark = any_case(rf"{of['end_mark']}|{END_SIGN}|©|\(c\) ?{YEAR}|{WIRE_CODE}")  # ENDS
        # We will not go. pic.twitter.com/…
        self.post = any_case(rf"pic\.twitter\.com/|https?://t\.co/|\(@\w{{1,20}}\)|<tweet\b|{of['post']}")
        # Key takeaways
        self.takeaways = any_case(rf"\W*(?:{one_of(words_of['before_takeaways'])}\s+)*{of['takeaways']}\W*$")
        # The union named three conditions:
        listed = rf"{of['list_cue']}|{one_of(words_of['contents_of_lists'])}"
        self.list_cue = any_case(rf"\b(?:{listed})\b(?:[ ,][^:.!?]{{0,60}})?(?<!\bsaid):$")
        # The minister said on Monday:
        verbs = one_of(words_of["verbs_of_narrating"] | words_of["verbs_of_introducing"])
        self.speech_cue = any_case(rf"\b(?:{verbs}|{of['speech_cue']})\b[^:.!?]{{0,60}}:$")
        self._add_quotations(f"(?i:{of['mail_head']})", verbs)
        self.narrated = re.compile(rf"\b{one_of(words_of['verbs_of_narrating'])}\b")  # she added
        # Meanwhile the port stayed closed · The minister added that …
        self.narrator = re.compile(rf"(?:\S+\s+){{0,7}}?{self.narrated.pattern}|{of['narrator']}\b")
        self.announced_interview = any_case(rf"{of['announced_interview']} ")  # An interview with Ann Lee
        self.wire_note = any_case(rf"{of['wire_note']}\b")  # [BEGIN RECORDING], without its brackets
        # Why did the talks fail?
        asking = one_of(word.capitalize() for word in words_of["question_words"] | {"why", "when"})
        self.asked_heading = re.compile(rf"{asking}\b[^?]{{3,70}}\?$")

    def _add_datelines(self) -> None:
        words_of = self.words_of
        # SAN SALVADOR, 2 NOV 89 (RADIO CADENA SONORA) -- · Geneva (Reuters) –
        self.dateline = re.compile(DATELINE.replace("AGENCY", one_of(words_of["news_agencies"])))
        openings = words_of["no_speakers"] | words_of["determiners"] | words_of["conjunctions"]
        self.titled_place = re.compile(rf"(?!(?i:{one_of(openings | words_of['prepositions_of_place'])})\b){TITLED_PLACE}")

    def _add_quotations(self, mail_head: str, verbs: str) -> None:
        """What begins a line that stands alone, and what stands around a block quotation."""
        words_of, any_case = self.words_of, functools.partial(re.compile, flags=re.IGNORECASE)
        # The union left. In March they met. By Ann Lee
        small = ("determiners", "third_person", "conjunctions", "prepositions_of_place", "after_verbs_alone")
        self.openers = frozenset().union(*(words_of[name] for name in small))
        self.duty = any_case(rf"\b{one_of(words_of['modals_of_duty'])}\b")  # The mill must close
        # > Subject: Port talks
        self.mail_head = re.compile(rf"(?:>\s*)*[*_]{{0,2}}{mail_head}[*_]{{0,2}}:(?=[*_]{{0,2}}(?:\s|$))")
        # The minister wrote on Monday:  · In a letter, the minister wrote
        self.leads_in = any_case(rf":[*_ ]{{0,3}}$|\b{verbs}\b[^.:!?“”\"]{{0,60}}$")
        # Ann Lee, who leads the union, said in a statement.
        names, after = rf"(?:\s(?-i:{NAME})){{0,4}}(?:,[^.:!?“”\"]{{2,80}})?", one_of(words_of["after_verbs_alone"])
        told = rf"(?:[^.:!?“”\"]|\b(?-i:[A-Z])\w{{0,3}}\.){{0,160}}?\b{verbs}{names}(?:\s{after}\b[^.:!?“”\"]{{0,100}})?"
        self.attribution = any_case(rf"{told}(?:\.(?=\s|$)|$)")


patterns_of = functools.cache(Patterns)  # made once a vocabulary
