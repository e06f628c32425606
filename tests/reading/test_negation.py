"""Whether what a verb or predicate says is affirmed or denied, wherever the denial stands; the word asked of is marked."""

import pytest

from analysis.reading import is_denied, is_disowned, polarity
from analysis.reading.grammar import token_at
from tests.marked import read_text, unmark

DENIED = [
    "Neither Peru nor Chile will ⟨word: sign⟩ the pact.",
    "Neither of the two fleets ⟨word: accepts⟩ the quota.",
    "Peru failed to ⟨word: agree⟩ to the quota.",
    "The lenders will hardly ⟨word: accept⟩ the swap.",
    "The pilots stopped short of ⟨word: demanding⟩ his resignation.",
    "The pilots refrained from ⟨word: demanding⟩ more pay.",
    "The pilots signed without ⟨word: demanding⟩ more pay.",
    "The pilots denied that they had ⟨word: demanded⟩ more pay.",
    "Under no circumstances will the Greens ⟨word: join⟩ the cabinet.",
    "At no point did Greece ⟨word: agree⟩ to the swap.",
    "The owners will neither ⟨word: raise⟩ wages nor hire.",
    "The owners will neither raise wages nor ⟨word: hire⟩.",
    "Nobody in the party will ⟨word: accept⟩ the cut.",
    "None of the owners would ⟨word: agree⟩ to it.",
    "Not one of the lenders ⟨word: agreed⟩ to it.",
    "No member of the union will ⟨word: accept⟩ it.",
    "“We will not—ever—⟨word: accept⟩ it,” Lee said.",
    "“We will never (I repeat: never) ⟨word: accept⟩ it,” Lee said.",
    "“We will not, under any pressure, ⟨word: accept⟩ it,” Lee said.",
    "“We won’t…⟨word: accept⟩ it,” Lee said.",
    "“We will ⟨word: accept⟩ no pact that divides the island,” Lee said.",
    "The union is in no position to ⟨word: accept⟩ it.",
    "The Greens have no intention of ⟨word: joining⟩ the cabinet.",
    "The union is far from ⟨word: ready⟩ to sign.",
    "The offer is anything but ⟨word: fair⟩, Lee said.",
    "“The offer isn’t…⟨word: acceptable⟩,” Lee said.",
    "“The offer is by no means ⟨word: acceptable⟩,” Lee said.",
    "“I do not think the offer is ⟨word: fair⟩,” Lee said.",
    "Nobody thought it ⟨word: fair⟩.",
    "It was a fair offer, not an ⟨word: insult⟩, Lee said.",
    "“We never (and I mean never) ⟨word: agreed⟩ to it,” Lee said.",
    "“The quota isn’t (to put it mildly) ⟨word: workable⟩,” Lee said.",
    "“The map wasn’t (and isn’t) ⟨word: balanced⟩,” Lee said.",
    "Rather than ⟨word: accept⟩ the cut, the pilots walked out.",
    "Instead of ⟨word: accepting⟩ the cut, the pilots walked out.",
    "Greece is nowhere near ⟨word: ready⟩ to sign.",
    "The rent is less than ⟨word: fair⟩, Lee said.",
    "Not all of the lenders would ⟨word: accept⟩ the swap.",
    "The owners have no wish to ⟨word: accept⟩ it.",
    "It was a fair deal rather than a ⟨word: betrayal⟩, Lee said.",
    "Lee doubts that the quota is ⟨word: realistic⟩.",
    "Peru did not go so far as to ⟨word: demand⟩ it.",
    "Rarely has Peru ⟨word: agreed⟩ to it.",
    "Nobody on the board would ⟨word: approve⟩ it.",
    "Precious few of the lenders ⟨word: accept⟩ the swap.",
    "The rent is by no stretch ⟨word: fair⟩, Lee said.",
    "Greece is not convinced that the swap is ⟨word: fair⟩.",
    "Greece does not regard the swap as ⟨word: honest⟩.",
]
AFFIRMED = [
    "Peru will ⟨word: sign⟩ the pact.",
    "Peru will not stop ⟨word: demanding⟩ a larger quota.",
    "The union did not hesitate to ⟨word: demand⟩ more pay.",
    "The owners will ⟨word: accept⟩ nothing below 500 euros.",
    "Far from accepting it, the union ⟨word: walked⟩ out.",
    "It was a ⟨word: fair⟩ offer, not an insult, Lee said.",
    "Not only Peru ⟨word: accepts⟩ the quota.",
    "Greece did not sign but ⟨word: agreed⟩ to talks.",
    "Peru will not say so, but it will ⟨word: accept⟩ the quota.",
    "The pilots signed after ⟨word: demanding⟩ more pay.",
    "“We can’t wait to ⟨word: sign⟩ the lease,” Lee said.",
    "“We couldn’t be happier to ⟨word: sign⟩ the lease,” Lee said.",
    "“We cannot but ⟨word: reject⟩ the map,” Lee said.",
    "“We don’t only ⟨word: accept⟩ the map,” Lee said.",
    "The rent is nothing less than ⟨word: fair⟩, Lee said.",
    "Nobody doubts that the quota is ⟨word: realistic⟩.",
]


@pytest.mark.parametrize("marked", [*DENIED, *AFFIRMED])
def test_whether_it_is_denied(marked):
    text, spans = unmark(marked)
    parse = read_text(text).parse
    token = token_at(parse, spans["word"][0].start)
    assert is_denied(parse, token) is (marked in DENIED)
    assert polarity(parse, token) == (-1 if marked in DENIED else 1)


@pytest.mark.parametrize(
    ("marked", "disowned"),
    [
        ("The pilots denied that they had ⟨word: demanded⟩ more pay.", True),
        ("The pilots never said that they would not ⟨word: sign⟩.", True),
        ("The pilots did not deny that they had ⟨word: demanded⟩ more pay.", False),
        ("The pilots said that they would not ⟨word: sign⟩.", False),
        ("“It’s not that we ⟨word: reject⟩ the map,” Lee said.", True),
        ("“It’s clear that we ⟨word: reject⟩ the map,” Lee said.", False),
        ("The ministry rejected reports that it had ⟨word: demanded⟩ a veto.", True),
        ("The ministry confirmed reports that it had ⟨word: demanded⟩ a veto.", False),
    ],
)
def test_what_somebody_denies_to_have_said_or_done(marked, disowned):
    text, spans = unmark(marked)
    parse = read_text(text).parse
    assert is_disowned(parse, token_at(parse, spans["word"][0].start)) is disowned
