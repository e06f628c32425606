"""Misprints are found where they are, with the text mended in the suggestion, and clean prose is left alone."""

import pytest

from analysis.flags import misprints as rules
from analysis.flags.find import RULES
from tests.flags.by_hand import found_in
from tests.marked import unmark


def misprints(text):
    """Kind, place and suggestion of each misprint."""
    found = found_in(text)
    own = [rule for rule in RULES if rule.find.__module__ == rules.__name__]
    return [(rule.kind, defect.span, defect.suggestion) for rule in own for defect in rule.find(found)]


# text with the defect marked by its kind -> how it should read
MISPRINTS = [
    ("She spoke of ⟨glued_words: fairness,accusing⟩ the bank of greed.", "fairness, accusing"),
    ("They agreed. ⟨glued_words: However,their⟩ aid must end.", "However, their"),
    ("From a position of ⟨glued_words: strength,Hale⟩ asked for more.", "strength, Hale"),
    ("We thank ⟨glued_words: Dr.Marsh⟩ for joining us.", "Dr. Marsh"),
    ("It is fraught with ⟨glued_words: obstacles.The⟩ road is long.", "obstacles. The"),
    ("The capital sees the ⟨glued_words: U.S.as⟩ the key actor.", "U.S. as"),
    ("Some relief ⟨glued_words: now,and/or⟩ later.", "now, and/or"),
    ("It will follow the ⟨glued_words: sanctions.It’s⟩ a clear sign.", "sanctions. It’s"),
    ("Will they ⟨glued_words: come?Nobody⟩ knows.", "come? Nobody"),
    ("The minister ⟨glued_words: said“We⟩ will go.” They left.", "said “We"),
    ("“We will ⟨glued_words: go.”They⟩ left at noon.", "go.” They"),
    ("The council (⟨glued_words: EU)said⟩ no.", "EU) said"),
    ("These states ⟨stray_ellipsis: cannot…be⟩ part of it.", "cannot … be"),
    ("These states ⟨stray_ellipsis: cannot...be⟩ part of it.", "cannot ... be"),
    ("It is a tactic. ⟨lower_case_start: by⟩ stressing wrongs, it gains.", "By"),
    ("The talks failed.\n⟨lower_case_start: beyond⟩ the war, they spoke of trade.", "Beyond"),
    (
        "The Title of It\n\n"
        "In a long speech to the assembly, the envoy spoke of lies in the ⟨broken_line: West\nwhen⟩ setting his own aims.\n"
        "They went home by train.\nIt rained all night.\nThe talks ended without a word.\nNobody was surprised.\n",
        "West when",
    ),
    ("The mayor said: ⟨lost_quotes: “We agree to talk.⟩", "“We agree to talk.”"),
    ("⟨lost_quotes: We agree to talk.”⟩ The mayor left.", "“We agree to talk.”"),
    ("A sign of ⟨misspelling: it’s own⟩ fears.", "its own"),
    ("It was the end ⟨misspelling: of of⟩ the war.", "of"),
    ("They joined no ⟨misspelling: block⟩ or alliance.", "bloc"),
    ("She replied sharply, ⟨lost_quotes: Why should we leave?⟩ They left.", "“Why should we leave?”"),
    ("They ⟨encoding: donâ€™t⟩ agree.", None),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "suggestion"), MISPRINTS)
def test_misprints(marked, suggestion):
    text, spans = unmark(marked)
    ((kind, [span]),) = spans.items()
    found = [(place, mended) for k, place, mended in misprints(text) if k == kind]
    assert len(found) == 1 and found[0][0].meets(span)
    if suggestion:
        assert found == [(span, suggestion)]


CLEAN = [
    "The U.S. envoy, Dr. Jane Marsh, met Gen. Cole at 3 p.m. on Nov. 2; he left.",
    "See www.example.org/a,b or mail ann@example.org, said Example.com and The.News staff.",
    "Mr. J.R.Cole and S.V.Marsh signed. The Ph.D. and the e.g.s stayed, etc. as before.",
    "“We…we cannot say,” she said. “You know...nothing.”",
    "About 1,500 people (employee(s) and (re)built homes) cost $2,3 each, i.e. nothing.",
    "iPhone sales fell. al-Hamid and de Vries met. eBay rose.",
    "“We will go,” he said. “But not now.\n“And not later,” he added.",
    'He said "no" and then "yes", and 5\'10" is tall.'.replace("5'10\" ", ""),
    "THE GOVERNMENT MET THE REBELS,WHO LEFT.THE TALKS GO ON.",
    "The list:\n- first thing\n- second thing\n- third thing",
    "First line of a hard-wrapped text that\ngoes on in the second line and then\nends in the third line of the text.\n",
    "Time ran out… and they left. They waited ... for long.",
    "The group (known as NRF) said it “can, and will” stay.",
    'She spoke of “a “new“ deal” and left. "I said, \'Yes, I go.\'" He was "gone". It was “over“ then.',
    '“One,” she said. “Two," he said. "Three,” they said.',
    "As she said, Norland must go. He replied, Ms. Hale noted, to nobody. “He asked, Why me?” she said.",
    "They left. http://example.org/a tells why.",
    "Is it over? she asked. Enough! they cried.",
]


@pytest.mark.parametrize("text", CLEAN)
def test_clean_prose_has_no_misprints(text):
    assert misprints(text) == []


def test_words_inside_quotation_marks_may_be_left_out_without_blanks():
    assert [kind for kind, *_ in misprints("They cannot…be “part…of” it.")] == ["stray_ellipsis"]
