"""Interviews, briefings and broadcasts: who asks and who answers."""

import pytest

from tests.reading.layout.pages import BODY, outline, turns


def test_questions_and_answers_by_letter():
    text = (
        "An interview with Dr. Lena Farouk\n\nQ: Why now?\n\nA: It is late.\n\nIt is very late.\n\nQ: And then?\n\nA: We wait."
    )
    assert turns(text) == [
        "question <Q> Why now?",
        "answer <Dr. Lena Farouk> It is late.",
        "answer <Dr. Lena Farouk> It is very late.",
        "question <Q> And then?",
        "answer <Dr. Lena Farouk> We wait.",
    ]


def test_answers_by_letter_stay_unnamed_when_the_text_names_nobody():
    assert turns("Q: Why now?\nA: It is late.") == ["question <Q> Why now?", "answer It is late."]


def test_a_briefing():
    text = """\
THE SECRETARY: Good morning. We had a long night.

I will take two questions.

Q    Thank you. Is there a truce?

THE SECRETARY: No.

Q    Will there be one?

THE SECRETARY: Ask me tomorrow."""
    assert turns(text) == [
        "answer <THE SECRETARY> Good morning. We had a long night.",
        "answer <THE SECRETARY> I will take two questions.",
        "question <Q> Thank you. Is there a truce?",
        "answer <THE SECRETARY> No.",
        "question <Q> Will there be one?",
        "answer <THE SECRETARY> Ask me tomorrow.",
    ]


def test_a_broadcast_in_an_article():
    text = """\
Transcript as follows:
JANE ROE: The premier spoke today. Take a listen.
(BEGIN VIDEO CLIP)
BRANDT: The blockade must end.
(END VIDEO CLIP)
ROE: He asks for a lot.
What do you say to him?
DOE: I say no. We will not sign.
ROE: Not even in May?
DOE: Never.
Follow the program on Twitter @harbour."""
    assert [line for line in outline(text) if "VIDEO" not in line][1:-1] == [
        "question <JANE ROE> The premier spoke today. Take a listen.",
        "answer <BRANDT> The blockade must end.",
        "question <ROE> He asks for a lot.",
        "question <ROE> What do you say to him?",
        "answer <DOE> I say no. We will not sign.",
        "question <ROE> Not even in May?",
        "answer <DOE> Never.",
    ]


def test_bold_labels_of_markdown():
    text = (
        "**Harbour Review:** Why now?\n\n**Lena Farouk:** It is late.\n\n**Harbour Review:** And then?\n\n**Farouk:** We wait."
    )
    assert turns(text) == [
        "question <Harbour Review> Why now?",
        "answer <Lena Farouk> It is late.",
        "question <Harbour Review> And then?",
        "answer <Farouk> We wait.",
    ]


def test_a_debate_in_which_nobody_asks():
    text = "Brandt: They must pay.\n\nOkoye: We have paid.\n\nBrandt: That is not enough.\n\nOkoye: It is all that we have."
    assert [line.partition(" ")[0] for line in turns(text)] == ["answer"] * 4


def test_the_first_label_on_the_first_line_is_no_headline():
    text = "LINDA ROE (HOST): Joining Us Now Is Anna Holm.\n\nANNA HOLM (UNION): Pay.\n\nLINDA ROE (HOST): And then?"
    assert turns(text)[0] == "question <LINDA ROE> Joining Us Now Is Anna Holm."


def test_an_employer_is_not_whom_an_interview_is_with():
    above = "In an interview with Harbour Radio, Lena Farouk was calm."
    text = f"{above}\n\nQ: Why now?\n\nA: It is late.\n\nQ: And then?\n\nA: We wait."
    assert [line for line in turns(text) if "answer" in line] == ["answer It is late.", "answer We wait."]


def test_the_narrator_ends_a_turn():
    text = "Roe: Why now?\nFarouk: It is late.\nRoe: And then?\nFarouk: We wait.\nFarouk said this with a smile on her face."
    assert outline(text)[-1] == "paragraph Farouk said this with a smile on her face."


@pytest.mark.parametrize(
    "lines",
    [
        ["Key point: The blockade is old.", "Key point: The roads are closed.", "Bottom line: Is there a way out?"],
        ["Background: The bay was closed in May.", "Impact: Prices rose.", "Background: It was closed before."],
        ["Step one: Open the roads.", "Step two: Open the bay.", "Step two: What then?"],
        ["Harbour talks: what next?", "Harbour talks: what now?"],
        ["10:30: The envoys arrive.", "11:45: They leave. Why?"],
        ["https://harbour.example/a: why?", "https://harbour.example/b: so."],
    ],
)
def test_labels_that_name_no_speaker(lines):
    assert not turns("\n".join([BODY, *lines, BODY]))


def test_labels_on_their_own_lines():
    assert len(turns("Ana Roe\nWhy now?\n\nLena Farouk\nIt is late.\n\nAna Roe\nAnd then?\n\nLena Farouk\nWe wait.")) == 4


@pytest.mark.xfail(reason="questions that only their typeface told from the answers are paragraphs", strict=True)
def test_unlabelled_questions():
    assert turns("An interview with Lena Farouk\n\nWhy now?\n\nIt is late.\n\nAnd then?\n\nWe wait.")


QUESTIONS = (
    "Will you sail?\n\nNot yet. The port must open.\n\nAnd then?\n\nThen we sail. Who would not?\n\nWhat of the crews?\n\n"
)


@pytest.mark.parametrize("above", ["An interview with Lena Farouk", "Harbour talks\n\nWe spoke to Lena Farouk in May."])
def test_questions_that_stand_alone_in_an_announced_interview(above):
    text = f"{above}\n\n{QUESTIONS}- They wait.\n\nThis interview was cut for length."
    assert turns(text) == [
        "question Will you sail?",
        "answer <Lena Farouk> Not yet. The port must open.",
        "question And then?",
        "answer <Lena Farouk> Then we sail. Who would not?",
        "question What of the crews?",
        "answer <Lena Farouk> They wait.",
    ]


def test_they_are_an_interview_where_the_last_line_says_so():
    text = f"Lena Farouk on the port\n\nShe leads the crews.\n\n{QUESTIONS}They wait.\n\nThis interview was cut for length."
    assert turns(text)[-1] == "answer They wait." and turns(text.replace("This interview", "The story")) == []


def test_numbered_letters():
    assert turns("Harbour talks\n\nQ1. Why now?\nA1. It is late.\n\nQ2. And then?\nA2. We wait.")[1::2] == [
        "answer It is late.",
        "answer We wait.",
    ]


def test_some_of_them_have_labels():
    text = f"An interview with Lena Farouk\n\nHarbour Review: {QUESTIONS}Lena Farouk: They wait."
    assert turns(text)[::5] == ["question <Harbour Review> Will you sail?", "answer <Lena Farouk> They wait."]


def test_the_questions_of_an_explainer_are_headings():
    told = "In an interview with Harbour Radio, Lena Farouk said that she would wait."
    assert turns(f"Q&A: What is behind the strike?\n\n{told}\n\n{QUESTIONS}Nobody knows.") == []


def test_a_voice_of_subtitles_is_a_speaker_though_it_comes_once():
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Lena Farouk>We wait.</v>\n\n00:03.000 --> 00:04.000\n<v.loud Bo Roe>They go.</v>"
    )
    assert [turn.split("> ")[0] for turn in turns(text)] == ["answer <Lena Farouk", "answer <Bo Roe"]


def test_a_parliament_that_sets_a_stop_and_a_dash_behind_names():
    text = """\
Lena Farouk, on behalf of the Harbour Group. – Madam President, the port must open.

Bo Roe (Left). – I disagree.

President. – The debate goes on.

Bo Roe (Left). – It must not open.

President. – Thank you."""
    assert turns(text)[:3] == [
        "answer <Lena Farouk> Madam President, the port must open.",
        "answer <Bo Roe> I disagree.",
        "answer <President> The debate goes on.",
    ]
    assert turns("Harbourton. – The port opened.\n\nThe crews left. – Nobody knows why.") == []


def test_an_asker_goes_on_under_initials():
    text = "Harbour Post: Why now?\n\nLena Farouk: It is late.\n\nHP: Tell us more.\n\nLF: It is very late."
    assert [turn.split()[0] for turn in turns(text)] == ["question", "answer", "question", "answer"]
