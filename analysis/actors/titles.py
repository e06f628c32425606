"""The roles that a text names in, what they show of the names beside them out: `Minister Lee`; `Ann Lee, the minister`."""

from __future__ import annotations

from analysis.actors.matching import HONORIFICS, Phrase
from analysis.reading import Parse

_LONGEST_FIELD = 7  # tokens of what an office is for
_LONGEST_OFFICE = 15  # tokens of an office in front of a comma


class Titles:
    """The roles of one article, by their first and by their last token."""

    def __init__(self, parse: Parse, roles: list[Phrase]) -> None:
        roles = [r for r in roles if not _is_of_a_number(parse, r.first)]
        self.parse = parse
        self.by_first = {role.first: role for role in roles}
        self.by_last = {role.last: role for role in roles}

    @property
    def tokens(self) -> set[int]:
        """The tokens that are part of a role, and of no name."""
        named = [r for r in self.by_last.values() if not self._is_whole_name(r)]
        surnames = {self.parse.lower[r.first] for r in named if self._is_surname(r)}
        titles = [r for r in named if not self._is_surname(r) and not self._is_bare_surname(r, surnames)]
        return {i for r in titles for i in range(r.first, r.last + 1)}

    def _is_surname(self, role: Phrase) -> bool:
        """Stephen King, John Major: a word of the list of roles that ends a name."""
        parse, i = self.parse, role.first
        if role.first != role.last or not i or not parse.words[i][0].isupper() or parse.ents[i] != "PERSON":
            return False
        follows_name = parse.words[i - 1][0].isupper() and parse.ents[i - 1] == "PERSON" and i - 1 not in self.by_last
        goes_on = i + 1 < len(parse) and parse.words[i + 1][0].isupper()
        return follows_name and not (goes_on and parse.lower[i + 1].strip(".") not in parse.classes["suffixes_of_names"])

    def _is_whole_name(self, role: Phrase) -> bool:
        """Amir Shah said: a name of two words of the list of roles."""
        parse, i = self.parse, role.first
        first = i if i + 1 in self.by_first else i - 1
        if role.first != role.last or first not in self.by_last or first + 1 not in self.by_last:
            return False
        labels = parse.ents[max(first - 1, 0) : first + 3]
        alone = labels.count("PERSON") == 2 and parse.ents[first] == parse.ents[first + 1] == "PERSON"
        return alone and parse.words[first].istitle() and parse.words[first + 1].istitle()

    def _is_bare_surname(self, role: Phrase, surnames: set[str]) -> bool:
        """King added, in a file that names Martin Luther King."""
        parse, i = self.parse, role.first
        is_name = role.first == role.last and parse.lower[i] in surnames and parse.words[i][0].isupper()
        goes_on = i + 1 < len(parse) and parse.words[i + 1][0].isupper()
        return is_name and not goes_on and parse.plain[i - 1 : i] not in (["the"], ["a"])

    def before(self, first: int) -> tuple[str, Phrase | None, int]:
        """The honorific and the role that stand directly before the token `first`, and where the honorific begins."""
        parse, honorific, i, start = self.parse, "", first - 1, self.parse.starts[first]
        i -= parse.words[i] == "["  # Monsignor [Omar | ] Dahir
        while i >= 0 and (phrase := self.by_last.get(i)) and parse.sentences[i] == parse.sentences[first]:
            if phrase.entry.side not in HONORIFICS:
                return honorific, phrase, start
            honorific, start = honorific or phrase.entry.side, parse.starts[phrase.first]
            i = phrase.first - 1
        return honorific, None if honorific else self.with_field(first), start

    def pair(self, first: int) -> bool:
        """Colonels Ruiz and | Soto: a name that shares the title of the one before."""
        return self.parse.lower[first - 1 : first] == ["and"] and first - 3 in self.by_last

    def with_field(self, first: int) -> Phrase | None:
        """Under Secretary for Political Affairs | Ann Lee; Ambassador to the UN | Ann Lee: the role in front of its field."""
        parse, i, fields = self.parse, first - 1, self.parse.classes["fields_of_office"]
        if i < 2 or not (parse.lower[i] in fields or parse.words[i][0].isupper()):
            return None
        while i > max(0, first - _LONGEST_FIELD) and (
            parse.lower[i] in fields or parse.words[i][0].isupper() or parse.lower[i] in ("and", ",", "of", "the")
        ):
            i -= 1
            told = parse.lower[i] in ("of", "for") and parse.lower[first - 1] in fields
            if i - 1 in self.by_last and (told or (parse.lower[i] == "to" and parse.words[i - 1][0].isupper())):
                return self.by_last[i - 1]
        return None

    def has_portfolio(self, first: int) -> bool:
        """Minister of | Water Resources: what looks like a name is what an office is for."""
        office = self.by_last.get(first - 2) if self.parse.lower[first - 1 : first] in (["of"], ["for"]) else None
        return office is not None and office.entry.role.split()[-1] in self.parse.classes["with_portfolio"]

    def leads(self, last: int) -> bool:
        """Bavaria | Premier Huber: what looks like a name stands before the title of one."""
        parse, role = self.parse, self.by_first.get(last + 1)
        if role is None or role.entry.side in HONORIFICS or not parse.words[last + 1][0].isupper():
            return False
        after = role.last + 1
        is_named = after < len(parse) and parse.words[after][0].isupper() and parse.pos[after] == "PROPN"
        return is_named and parse.sentences[after] == parse.sentences[last]

    def follow(self, last: int) -> bool:
        """Ann Lee, | the former minister; Ann Lee, | 54."""
        parse, i = self.parse, last + 1
        between = parse.classes["between_name_and_office"] | {",", "(", "'s"}
        while i < min(len(parse), last + 6):
            if parse.plain[i] not in between and not (i > last + 1 and parse.ents[i] in ("GPE", "NORP")):
                break
            i += 1
        return last + 1 < i < len(parse) and (i in self.by_first or (parse.words[i].isdigit() and len(parse.words[i]) == 2))

    def lead_with_comma(self, first: int) -> bool:
        """The former chair of the committee, | Ann Lee."""
        parse = self.parse
        if first < 3 or parse.words[first - 1] != ",":
            return False
        for i in range(first - 2, max(first - _LONGEST_OFFICE, -1), -1):
            if i in self.by_last and self.by_last[i].entry.side not in HONORIFICS:
                return True
            if parse.words[i] in (",", ".", ";", ":") or parse.pos[i] in ("VERB", "AUX"):
                return False
        return False


def _is_of_a_number(parse: Parse, i: int) -> bool:
    """The 10,000-| member APFA."""
    return i > 1 and parse.words[i - 1] == "-" and parse.words[i - 2][0].isdigit()
