"""The parse: offsets are the article's own, sections stay apart, glued words come apart, the model is the pinned one."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.marked import read_text


def words(text: str) -> list[str]:
    return [word for word in read_text(text).parse.words if not word.isspace()]


@pytest.mark.parametrize(
    ("glued", "apart"),
    [
        ("They spoke of hypocrisy,accusing others.", ["hypocrisy", ",", "accusing"]),
        ("It sees the U.S.as the key actor.", ["U.S.", "as"]),
        ("It ended the talks.Ann Lee left.", ["talks", ".", "Ann"]),
        ("We heard Dr.Lee speak.", ["Dr.", "Lee"]),
        ("They cannot…be part of it.", ["can", "not", "be"]),
        ("He said,“We will not go.”", ["said", ",", "“", "We"]),
        ("They stayed;we left.", ["stayed", ";", "we"]),
        ("They cannot—will not—go.", ["can", "not", "—"]),
        ("From a position of strength,Lee spoke.", ["strength", ",", "Lee"]),
    ],
)
def test_glued_words_come_apart(glued, apart):
    found = words(glued)
    assert any(found[i : i + len(apart)] == apart for i in range(len(found))), found


@pytest.mark.parametrize("whole", ["U.S.", "e.g.", "a.m.", "https://example.org/a,b.Cd", "1,000", "I.B.M."])
def test_what_only_looks_glued_stays_whole(whole):
    assert whole in words(f"They said that {whole} was it.")


def sentences(text: str) -> list[str]:
    parse = read_text(text).parse
    grouped = itertools.groupby(zip(parse.sentences, parse.words, strict=True), key=lambda pair: pair[0])
    found = [" ".join(word for _, word in pairs if not word.isspace()) for _, pairs in grouped]
    return [sentence for sentence in found if sentence]


def test_a_heading_does_not_bleed_into_the_sentence_below():
    found = sentences("Talks in Geneva\n\nMinisters met on Monday. They left.\n")
    assert found == ["Talks in Geneva", "Ministers met on Monday .", "They left ."]


def test_hard_wrapped_lines_are_read_as_one_sentence():
    wrapped = "The minister told reporters on Monday evening that the talks had ended\n"
    wrapped += "without any result, and that neither of the two delegations would return\nbefore spring.\n"
    reading = read_text(wrapped)
    assert len(sentences(wrapped)) == 1
    assert "ended\nwithout" in reading.article.text and "ended without" in reading.copy


def test_the_marks_of_notes_are_not_read():
    text = "The rebels[3] rejected Omar al-Qadi.[12] They refused to talk (see [1]).[citation needed]"
    copy = read_text(text).copy
    assert "rebels    rejected" in copy and "[12]" not in copy and "(see [1])" in copy and len(copy) == len(text)


def test_text_in_capitals_is_read_in_sentence_case():
    reading = read_text("THE GOVERNMENT SAID ON MONDAY THAT MINISTER ZURABOV WOULD NOT RETURN. IT GAVE NO REASON.\n")
    assert reading.copy.startswith("The government said on")
    assert "Zurabov" in reading.copy and "It gave no reason." in reading.copy


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_every_token_stands_where_it_says(text):
    reading = read_text(text)
    copy = reading.copy
    assert len(copy) == len(reading.article.text) <= len(text)
    parse = reading.parse
    assert [copy[s:e] for s, e in zip(parse.starts, parse.ends, strict=True)] == parse.words


def test_an_article_without_line_breaks_is_read_in_pieces():
    text = "Nobody knows the answer, she said. " * 2000
    assert len(words(text)) == 8 * 2000
    read_text("a" * 50_000)


def test_reading_does_not_depend_on_what_was_read_before():
    text = "GRIZELDA QUORNE MET THE PRESIDENT IN TALKS ABOUT THE BORDER.\n"
    first = read_text(text).copy
    read_text("grizelda quorne is a word in lower case.")
    assert read_text(text).copy == first


CONTRACTED = [
    "don't", "won't", "can't", "isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't", "hadn't", "doesn't", "didn't",
    "wouldn't", "couldn't", "shouldn't", "mustn't", "needn't", "shan't", "Don't", "CAN'T",
]  # fmt: skip
TOUCHING = ["", " ", "—", "–", "--", "-", "…", "...", "/", "“", "”", "(", ")", "[", "]", ",", ";", ":", "!", "?", ",“"]


@settings(max_examples=200)
@given(st.sampled_from(CONTRACTED), st.sampled_from("'’"), st.sampled_from(TOUCHING), st.sampled_from(TOUCHING))
def test_every_contracted_not_is_a_word_of_its_own(contracted, apostrophe, before, after):
    word = contracted.replace("'", apostrophe)
    reading = read_text(f"They said we{before or ' '}{word}{after or ' '}accept the plan.")
    at = reading.article.text.index(word) + len(word) - len("n't")
    token = reading.parse.starts.index(at)
    assert reading.article.text[at : reading.parse.ends[token]] == word[-3:]
    assert reading.parse.lower[token] == "n't"


@pytest.mark.parametrize("adjective", ["acceptable", "realistic", "fair", "ready", "possible", "enough", "serious", "dead"])
@pytest.mark.parametrize("verb", ["isn’t", "wasn’t", "aren’t", "weren’t"])
def test_a_curly_apostrophe_negates_like_a_straight_one(verb, adjective):
    parse = read_text(f"“The plan {verb} {adjective},” Ann Lee said.").parse
    assert parse.deps[parse.lower.index("n't")] == "neg"


@pytest.mark.parametrize("marked", ["«We go»", "»We go«", "„We go“", "‹We go›", "« We go »"])
def test_the_model_reads_english_marks(marked):
    assert [word for word in words(f"He said {marked}.") if word in "“”«»‹›„"] == ["“", "”"]
