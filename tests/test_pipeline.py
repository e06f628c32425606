"""The whole house: for any text, tables that keep every promise; for the first article, rows that are right in kind."""

import dataclasses
import gc
import string
import subprocess
import sys
import weakref
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import analysis as an
from analysis.pipeline import garbage_kept
from analysis.reading.article import Article

SEEDS = Path(__file__).parents[1] / "seeds"
PIECES = (
    "Russia’s Foreign Minister Ann Lee", "said", "“We will not go,”", "she", "He", "warned that", "must", "only if", "Kyiv",
    "the United States", "According to", "asking, Why should we", "\n", "\n\n", "- ", "?", ".", "…", ",", "“", "”", '"', "'",
    ":", "Q:", "A:", "Dr. Vance:", "unacceptable", "The demand is unrealistic", "U.S.as", "hypocrisy,accusing", "[SMITH]",
    "THE MINISTER", "including:", "Key Takeaways:", "pic.twitter.com/x", "Keywords:", "@", "=1+1", "<b>", "\u200b", "\u202e",
    "é", "ǅ", "İ", "𝒜", "\t", "\r\n",
)  # fmt: skip


def articles(texts: list[str]) -> list[Article]:
    return [Article(article_id=f"t{n}", path="t.txt", sha256="0", text=text, title=text[:20]) for n, text in enumerate(texts)]


def assert_tables_hold(texts: list[str]) -> None:
    an.normalize(articles(texts)).check(articles(texts))


@settings(max_examples=50)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join), min_size=8, max_size=16))
def test_any_mixture_of_what_articles_hold_keeps_every_promise(texts):
    assert_tables_hold(texts)


@settings(max_examples=50)
@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=200), min_size=8, max_size=16))
@example(["", "\n \n", "“" * 50, "İ" * 30, "a" * 5000])
def test_any_text_keeps_every_promise(texts):
    assert_tables_hold(texts)


@settings(max_examples=20)
@given(st.data())
def test_a_mutilated_first_article_keeps_every_promise(data):
    assert_tables_hold([mutilated(data) for _ in range(6)])


def mutilated(data: st.DataObject) -> str:
    """A stretch of the first article with some pieces cut out of it and others put in."""
    text = (SEEDS / "000_ea8af5ad2eda1e38.txt").read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(text) - 10))
    text = text[start : start + 1000]
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 30))
        text = text[:at] + data.draw(st.sampled_from(["", *PIECES, *string.punctuation])) + text[at + cut :]
    return text


@pytest.fixture(scope="module")
def seed_tables():
    articles = an.read(SEEDS)
    return an.normalize(articles).check(articles)


def named(tables, actor_id):
    return tables.actors.set_index("actor_id")["name"].get(actor_id)


def test_the_four_items_of_the_list_are_conditions_of_the_country_for_which_the_speaker_speaks(seed_tables):
    items = seed_tables.sections.query("kind == 'list_item'")
    assert len(items) == 4
    for item in items.itertuples():
        inside = seed_tables.conditions.query("start >= @item.start and end <= @item.end")
        claims = seed_tables.claims.query("start >= @item.start and end <= @item.end")
        assert set(inside["holder_id"]) == {"cty:russia"}, item.quote
        assert {named(seed_tables, s) for s in claims["speaker_id"]} == {"Vasily Nebenzya"}, item.quote


def test_questions_whose_marks_were_lost_belong_to_who_asked_them(seed_tables):
    lost = seed_tables.claims.query("form == 'unquoted'")
    asked = lost[lost["quote"].str.contains("why should it be invited|why were they invited|Why should we bring", regex=True)]
    assert len(asked) == 3
    assert {named(seed_tables, s) for s in asked["speaker_id"]} == {"Sergey Lavrov"}


def test_answers_belong_to_who_gave_them_and_her_verdicts_are_assessments(seed_tables):
    answers = seed_tables.claims.query("form == 'answer'")
    assert len(answers) >= 20
    speakers = {named(seed_tables, s) for s in answers["speaker_id"]}
    assert len(speakers) == 1 and speakers.pop().endswith("Eleanor Vance")
    verdict = seed_tables.assessments[seed_tables.assessments["quote"].str.contains("frankly unrealistic")]
    assert len(verdict) and verdict["assessor_id"].map(lambda a: named(seed_tables, a)).str.endswith("Eleanor Vance").all()
    assert (verdict["dimension"] == "feasibility").any() and (verdict["verdict"] < 0).any()


def test_an_interviewers_own_questions_are_nobodys_claims(seed_tables):
    questions = seed_tables.sections.query("kind == 'question'")["section_id"]
    assert len(questions) >= 7
    reported = seed_tables.claims[seed_tables.claims["section_id"].isin(questions)]
    assert not reported["quote"].str.endswith("?").any(), reported["quote"].tolist()


def test_the_same_article_gives_the_same_bytes_in_another_process(seed_tables, tmp_path):
    seed_tables.to_csv(tmp_path / "here")
    script = f"import analysis as an; an.normalize(an.read({str(SEEDS)!r})).to_csv({str(tmp_path / 'there')!r})"
    subprocess.run([sys.executable, "-c", script], check=True, env={"PYTHONHASHSEED": "1", "PATH": ""})
    for path in (tmp_path / "here").iterdir():
        assert path.read_bytes() == (tmp_path / "there" / path.name).read_bytes(), path.name


def test_what_an_identity_renames_and_no_article_has_is_told(tmp_path, capsys):
    lines = [
        "article_id,actor_id,identity,note",
        "*,per:ann-lee,per:anna-lee,x",
        "*,per:bo-lee,per:bo,x",
        "t7,per:ann-lee,per:a,x",
    ]
    (tmp_path / "identities.csv").write_text("\n".join(lines), encoding="utf-8")
    tables = an.normalize(articles(["“We will go,” said Ann Lee."]), words=tmp_path)
    assert tables.actors["actor_id"].tolist() == ["per:anna-lee"]
    told = "identities.csv: no article has per:bo-lee, per:ann-lee (t7); see the table of actors for its ids\n"
    assert capsys.readouterr().err == f"parley: {tmp_path}/{told}"


def test_an_article_in_another_language_has_a_flag_and_no_other_row():
    article = dataclasses.replace(articles(["\nOn ira, a dit Ann Lee.\nNon."])[0], language="fr")
    tables = an.normalize([article]).check([article])
    assert {name: len(table) for name, table in tables.items() if len(table)} == {"articles": 1, "flags": 1}
    [flag] = tables.flags.itertuples()
    assert (flag.kind, flag.quote) == ("other_language", "On ira, a dit Ann Lee.") and "`fr`" in flag.suggestion
    assert len(an.normalize([dataclasses.replace(article, text=" ")]).flags) == 0


@pytest.mark.parametrize("number", [-1, 2])
def test_an_article_that_is_not_there_is_refused(number):
    with pytest.raises(an.AnalysisError, match="write a number from 0 to 1"):
        an.pick(articles(["a", "b"]), number)


@pytest.mark.parametrize("given", ["seeds", Article("t", "t.txt", "", "They left.", "")])
def test_what_is_no_list_of_articles_is_told(given):
    with pytest.raises(an.AnalysisError, match="no list; give it the list that `read` returns"):
        an.normalize(given)


def test_an_article_that_stands_twice_is_linked_to_the_first_and_its_rows_stay():
    text = (SEEDS / "000_ea8af5ad2eda1e38.txt").read_text(encoding="utf-8")[:1500]
    first, second = articles([text, text])
    early = dataclasses.replace(second, published="2025-02-18", date_basis="metadata")
    tables = an.normalize([first, early]).check([first, early])
    assert tables.articles.set_index("article_id")["copy_of"].dropna().to_dict() == {"t0": "t1"}
    assert len(tables.of("t0").claims) == len(tables.of("t1").claims)


def test_garbage_is_looked_for_at_the_end_of_a_block():
    class Ring:
        def __init__(self):
            self.itself = self

    thresholds = gc.get_threshold()
    with garbage_kept():
        outside = weakref.ref(Ring())
        with garbage_kept():
            inside = weakref.ref(Ring())
            assert inside() is not None and gc.get_threshold()[0] == 0
        assert inside() is outside() is None
        later = weakref.ref(Ring())
    assert later() is None and gc.get_threshold() == thresholds
