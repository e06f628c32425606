"""Lists, where they end, and statements set off under their speaker."""

import pytest

from tests.reading.layout.pages import BODY, kinds, outline, sections


@pytest.mark.parametrize("mark", ["- ", "* ", "• ", "•", "– ", "1. ", "(2) ", "a) ", "\t- ", "o "])
def test_bullets(mark):
    text = f"The council demands:\n{mark}The blockade must end.\n{mark}No ship may pass.\n\n{BODY}"
    found = outline(text)
    assert found[1:3] == ["list_item The blockade must end.", "list_item No ship may pass."]
    assert kinds(text) == ["lead_in", "list_item", "list_item", "paragraph"]


@pytest.mark.parametrize(
    "after",
    [
        "Next Steps for Both Towns\n" + BODY,
        f"\n{BODY}",
        "However, the mediators were not impressed by any of this.",
        "He added that the list was not final and could grow by spring.",
        "The delegate also said that the list could grow.",
        f"“This is our list,” the delegate said. {BODY}",
        f"{BODY} {BODY} {BODY} {BODY} {BODY}",
    ],
)
def test_where_a_list_without_bullets_ends(after):
    text = f"A Headline\nThe delegate set out three demands, including:\nNo foreign ships.\nOpen roads by May.\n{after}"
    if after.startswith(("However", "He", "The delegate", "“", BODY)):
        text = text.replace("ships.", "ships may enter.").replace("Open roads by May.", "The roads must be open by May.")
    assert kinds(text)[1:4] == ["lead_in", "list_item", "list_item"]
    assert kinds(text)[4] in ("heading", "paragraph")


def test_items_in_lower_case_need_no_word_that_announces_them():
    text = f"They insist that the council:\nend the blockade;\nopen the roads; and\nfree all sailors.\n{BODY}"
    assert kinds(text) == ["lead_in", "list_item", "list_item", "list_item", "paragraph"]


@pytest.mark.parametrize(
    "line", ["This time, the council engaged:", "Wait, it gets better:", "There is one thing nobody forgets about the bay:"]
)
def test_a_colon_alone_leads_in_to_nothing(line):
    assert kinds(f"A Headline\n\n{BODY}\n\n{line}\n\n{BODY}\n\n{BODY}") == ["headline"] + 4 * ["paragraph"]


def test_a_statement_under_its_speaker_ends_where_the_narrator_returns():
    text = f"""\
{BODY}

Following the meeting the Harbour Secretary said:

The situation in the bay remains dire.

We agreed that our first priority must be the roads.

It is essential that the council opens them, and we must keep talking.

The Harbour Secretary will return to the bay on Friday."""
    found = sections(text)
    assert [s.kind for s in found] == ["paragraph", "lead_in", *4 * ["paragraph"]]
    assert [s.lead_in_id is not None for s in found] == [False, False, True, True, True, False]


def test_quoted_paragraphs_under_their_speaker():
    text = f"The premier wrote:\n\n“We will not sign.\n\n“We will not come.”\n\n“They left,” a guard said.\n\n{BODY}"
    assert [s.lead_in_id is not None for s in sections(text)] == [False, True, True, False, False]
    other = f"A guard interrupted the premier:\n\n“They left,” the guard shouted from the gate.\n\n{BODY}"
    assert not any(s.lead_in_id for s in sections(other))


@pytest.mark.xfail(reason="long items without bullets, set off by blank lines, cannot be told from prose", strict=True)
def test_long_items_set_off_by_blank_lines():
    assert "list_item" in kinds(f"The council named its conditions, including:\n\n{BODY} {BODY} {BODY}\n\n{BODY} {BODY} {BODY}")
