import pytest

from tests.actors.casts import cast_of, quotes, represented


@pytest.mark.parametrize(
    "text, actor, mentions",
    [
        ("The Dockers' and Terminal Workers' Union met the board. The union refused.",
         "org:dockers-and-terminal-workers-union", ["Dockers' and Terminal Workers' Union", "The union"]),
        ("The union refused. The National Union of Seamen will vote.", "org:national-union-of-seamen",
         ["The union", "National Union of Seamen"]),
        ("Calder Foods raised its bid. The company said the price was fair.", "org:calder-foods",
         ["Calder Foods", "its", "The company"]),
        ("The European Union said no. The bloc will not lift the ban.", "blc:european-union", ["European Union", "The bloc"]),
        ("The Alliance of Small Island States (AOSIS) urged a cut. AOSIS left.", "org:alliance-of-small-island-states",
         ["Alliance of Small Island States", "AOSIS", "AOSIS"]),
    ],
)  # fmt: skip
def test_a_bare_noun_means_the_one_that_the_file_calls_so(text, actor, mentions):
    assert quotes(cast_of(text), actor) == mentions


@pytest.mark.parametrize("noun", ["union", "airline", "board", "employer"])
def test_a_body_without_a_name_is_a_party_of_its_own(noun):
    cast = cast_of(f"Tom Kline left. The {noun} refused to sign. The {noun}’s offer stands.")
    assert cast.by_id[f"org:{noun}"].n_mentions == 2


def test_of_two_unions_the_bare_noun_is_nobodys():
    cast = cast_of("The Rail Union met the Seamen's Union. The union refused.")
    assert not any(m.quote == "The union" for m in cast.mentions)
    assert "org:union" not in cast.by_id


def test_a_committee_is_told_by_the_word_before():
    cast = cast_of("Brazil met its bank advisory committee. The bank advisory committee refused the plan.")
    assert quotes(cast, "org:bank-advisory-committee") == ["bank advisory committee"] * 2


def test_whose_delegation_it_is():
    assert (
        represented(cast_of("The European Union was late. Its delegation left."))["grp:its-delegation"] == "blc:european-union"
    )
