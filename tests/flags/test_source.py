"""What weakens a file as a source: of when, by whom, how it was copied."""

import pytest

from tests.flags.by_hand import actor, cast_of, claim, flags_of, kinds


def test_an_article_without_a_date():
    text = "Title of it\n\nLEEDS, 2 Nov. 2021 – They met."
    [flag] = [f for f in flags_of(text) if f.kind == "no_date"]
    assert (flag.quote, "2 Nov. 2021" in flag.suggestion) == ("Title of it", True)
    assert "no_date" not in kinds(flags_of(text, published="2021-11-02"))


def test_a_damaged_file_and_a_post():
    assert "encoding" in kinds(flags_of("Some words.", encoding_note="read as Windows-1252"))
    assert "left_out" in kinds(flags_of("Some words.", left_out="90 words of the page are not in the text"))
    [flag] = [f for f in flags_of("Look here.\nWe go! 1/15 pic.twitter.com/abc123\nThe end.") if f.kind == "embedded_post"]
    assert "pic.twitter.com/abc123" in flag.quote


def test_a_statement_whose_marks_were_lost():
    text = "He replied, Why should we leave?"
    [flag] = [f for f in flags_of(text, [claim(text, "Why should we leave?", form="unquoted")]) if f.kind == "lost_quotes"]
    assert (flag.suggestion, flag.table, flag.severity) == ("“Why should we leave?”", "claims", "warning")


def test_an_anonymous_source_weakens_each_of_its_claims():
    text = "Sources close to the talks suggest a deal is near."
    cast = cast_of([actor(text, "Sources close to the talks", "anon:sources", kind="anonymous")])
    row = claim(
        text,
        "a deal is near",
        speaker_id="anon:sources",
        speaker_quote="Sources close to the talks",
        speaker_start=0,
        speaker_end=26,
    )
    [flag] = [f for f in flags_of(text, [row], cast=cast) if f.kind == "anonymous_source"]
    assert (flag.quote, flag.row_id) == ("Sources close to the talks", row.claim_id)


def test_a_speaker_of_whom_nothing_is_said():
    text = "Ann Hale said no. Bob Cole, a farmer from Leeds, said yes. Carl Marsh said so too."
    people = [
        actor(text, "Ann Hale", "per:a"),
        actor(text, "Bob Cole", "per:b"),
        actor(text, "Carl Marsh", "per:c", role="mayor"),
    ]
    cast = cast_of(people)
    claims = [
        claim(text, "no", speaker_id="per:a"),
        claim(text, "yes", speaker_id="per:b"),
        claim(text, "so", speaker_id="per:c"),
    ]
    assert [f.quote for f in flags_of(text, claims, cast=cast) if f.kind == "no_affiliation"] == ["Ann Hale"]


def test_an_expert_of_no_institute():
    text = "Dr. Ann Hale (Expert in Trade): It will fail."
    cast = cast_of([actor(text, "Ann Hale", "per:a", role="Expert in Trade")])
    assert "no_affiliation" in kinds(flags_of(text, [claim(text, "It will fail.", speaker_id="per:a")], cast=cast))


def test_a_dateline_lost_before_its_dash():
    rest = "– In a sign of new trust, the two states have agreed to meet again in the spring, both said on Monday."
    text = f"The Title of It\n\nThey met in the capital on Monday, and nobody spoke of it.\n\n{rest}\n\nThe end came soon."
    assert [f.quote for f in flags_of(text) if f.rule == "orphaned_dash"] == ["– "]
    assert "broken_line" not in kinds(flags_of(text.replace("– In", "LEEDS – In")))


SET_APART = "We are ready to hear what the others bring. The council will decide after the talks."


@pytest.mark.parametrize(("words", "lost"), [(SET_APART, True), (f"“{SET_APART}”", False)])
def test_words_set_apart_without_marks(words, lost):
    text = (
        f"Ann Hale met Bob Cole on Monday in the capital, both said.\n\n{words}Ann Hale\n\nThe talks ended at noon on Monday."
    )
    found = [f.quote for f in flags_of(text) if f.rule == "pull_quote_without_marks"]
    assert found == ([words] if lost else [])
