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
        ("Podemos met the king. The party will not sign.", "org:podemos", ["Podemos", "The party"]),
        ("The Liberals met the king. The party will not sign.", "org:liberals", ["Liberals", "The party"]),
        ("IG Metall met Volkswagen. The union will not sign.", "org:ig-metall", ["IG Metall", "The union"]),
        ("Juventus lost its striker. The club will not pay.", "org:juventus", ["Juventus", "its", "The club"]),
        ("Mercosur met in May. The bloc will not lift the ban.", "org:mercosur", ["Mercosur", "The bloc"]),
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


@pytest.mark.parametrize(
    ("text", "actor", "mentions"),
    [
        ("The employers' confederation refused. The confederation left.", "org:employers-confederation",
         ["employers' confederation", "The confederation"]),
        ("The board of Hutton Lines PLC refused. The board will meet again.", "org:board-of-hutton-lines",
         ["board of Hutton Lines PLC", "The board"]),
        ("Brenton Corp's board agreed. The board will meet again.", "org:brenton-corps-board",
         ["Brenton Corp's board", "The board"]),
        ("Tesco refused the offer. The company said no.", "org:tesco", ["Tesco", "The company"]),
    ],
)  # fmt: skip
def test_an_organ_a_body_of_people_or_the_only_firm_is_whom_its_noun_means(text, actor, mentions):
    assert quotes(cast_of(text), actor) == mentions


def test_the_only_firm_is_not_the_union():
    cast = cast_of("Tesco refused the offer. The union said no.")
    assert quotes(cast, "org:tesco") == ["Tesco"]


def test_a_bare_court_is_the_only_one_with_these_words_in_its_name():
    cast = cast_of("The Kenyan District Court in Mombasa met the union. Later the district court refused.")
    assert [a.name for a in cast.actors if "court" in a.name.lower()] == ["Kenyan District Court"]


@pytest.mark.parametrize(
    ("text", "actor_id", "said"),
    [
        ("Apilca, the pilots' association, said no.", "org:apilca", "the pilots' association"),
        ("The stokers' union, the SNT, said it would strike.", "org:snt", "The stokers' union"),
        ("The state firm, Cominal, refused to pay.", "org:cominal", "The state firm"),
    ],
)
def test_the_noun_beside_a_name_is_the_body_of_that_name(text, actor_id, said):
    assert said in quotes(cast_of(text), actor_id)


def test_a_body_in_a_list_is_not_the_one_before_it():
    cast = cast_of("The bank, Hutton Lines and the union met on Monday.")
    assert not {"The bank", "the union"} & set(quotes(cast, "org:hutton-lines"))


KINDS_BEHIND_NAMES = [
    ("The centrist Renewal party said it could not go on. Renewal wants a ban.", "org:renewal"),
    ("The ruling Jubilee party refused. Jubilee wants a vote.", "org:jubilee"),
    ("The Murjan company refused. Murjan wants more.", "org:murjan"),
    ("The Teamsters union refused. The Teamsters want more.", "org:teamsters"),
]


@pytest.mark.parametrize(("text", "actor_id"), KINDS_BEHIND_NAMES)
def test_the_kind_of_a_body_behind_its_name_makes_no_other(text, actor_id):
    assert [a.actor_id for a in cast_of(text).actors] == [actor_id]


def test_their_union_is_the_only_one_that_the_file_names():
    text = "Nurses left as their union rejected the offer. The Allied Nurses' Federation wants more."
    assert "their union" in quotes(cast_of(text), "org:allied-nurses-federation")


@pytest.mark.parametrize("name", ["Port Employers' Federation", "federation of shipowners", "Airline Operators' Guild"])
def test_who_joins_employers_is_not_the_union(name):
    cast = cast_of(f"The {name} made an offer. The union rejected it.")
    assert quotes(cast, "org:union") == ["union"]


def test_the_airline_is_no_association_of_airlines():
    text = "The airline's pilots met the Airline Operators' Alliance. The airline refused. The alliance agreed."
    cast = cast_of(text)
    assert quotes(cast, "org:airline")[-1] == "airline"
    assert "The alliance" in quotes(cast, "org:airline-operators-alliance")
