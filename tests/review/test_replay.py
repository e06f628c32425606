"""Decisions hold to their words: none on a look-alike, none lost without being listed, in any order, once or twice."""

import dataclasses
import hashlib
import os
import random
import re
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from analysis.pipeline import normalize
from analysis.reading import read
from analysis.review import Decision, add_row, decide, judge_pair, replay, undo_of
from analysis.review.decisions import EVERYWHERE, IN_ARTICLE, IN_TALKS, write_values
from analysis.review.judging import JUDGED
from analysis.review.standing import PARTY
from analysis.tables import KEYS, REVIEW, REVIEWED, Span
from analysis.words import load
from tests.review.made import AT, key_of, made, row_with, same
from tests.small import judges, said, sides_with, together, wants

READINGS = int(os.environ.get("PARLEY_READINGS", 2))  # `make torture` reads 200 times
EXAMPLES = int(os.environ.get("PARLEY_REVIEWS", 40))  # `make torture` tries 10,000
LATER = "2026-02-01T09:30:00Z"
LINES = [
    said("Ann Lee", "We will go home."),
    wants("Ann Lee", "The troops must leave.", 5, of="Bo Berg"),
    wants("Bo Berg", "We cannot pay more.", 5, -1),
    sides_with("Cy Dahl", "Cy Dahl backed that.", "The troops must leave."),
    judges("Cy Dahl", "That is unrealistic.", -2, "We cannot pay more."),
]


@pytest.fixture
def talks():
    return made(LINES)


def decided(tables, article, table, quote, kind, reader="ann", time=AT, **more):
    """The lines of a decision about the row with these words."""
    before = replay(tables, more.pop("after", ()), [article])
    return decide(before, table, key_of(table, row_with(tables, table, quote)), kind, time=time, reader=reader, **more)


def test_without_decisions_the_tables_are_as_they_were(talks):
    article, tables = talks
    done = replay(tables, (), [article])
    assert all(table[REVIEW].isna().all() for name, table in done.tables.items() if name in REVIEWED)
    assert all(table.drop(columns=REVIEW, errors="ignore").equals(getattr(tables, name)) for name, table in done.tables.items())
    assert sum(done.counts.values()) == 0


def test_an_accepted_row_is_confirmed_and_keeps_what_was_judged_of_it(talks):
    article, tables = talks
    lines = decided(tables, article, "conditions", "The troops must leave.", "accept")
    done = replay(tables, lines, [article])
    assert row_with(done.tables, "conditions", "The troops must leave.")[REVIEW] == "confirmed"
    assert done.says() == "Reviewed by 1 person: 1 confirmed, 0 changed, 0 rejected, 0 added."
    worse = dataclasses.replace(tables, conditions=tables.conditions.assign(holder_id="per:bo-berg", rule="other"))
    row = row_with(replay(worse, lines, [article]).tables, "conditions", "The troops must leave.")
    assert (row["holder_id"], row[REVIEW]) == ("per:ann-lee", "changed")


def test_a_rejected_row_is_gone_and_nothing_points_at_it(talks):
    article, tables = talks
    lines = decided(tables, article, "conditions", "We cannot pay more.", "reject")
    done = replay(tables, lines, [article])
    tables = done.tables.check([article])
    assert tables.conditions["quote"].tolist() == ["The troops must leave."]
    assert tables.stances["condition_id"].isin(tables.conditions["condition_id"]).all()
    assert tables.assessments[["object_table", "object_id"]].isna().all(axis=None)
    assert done.counts == {"confirmed": 0, "changed": 0, "rejected": 1, "added": 0}


def test_what_repeats_a_rejected_row_repeats_the_first_that_stays():
    lines = [wants("Ann Lee", quote, 5, again=again) for quote, again in (("Go.", None), ("Do go.", "Go."), ("Now go.", "Go."))]
    article, tables = made(lines)
    done = replay(tables, decided(tables, article, "conditions", "Go.", "reject"), [article]).tables.check([article])
    first, second = done.conditions.to_dict("records")
    assert pd.isna(first["duplicate_of"]) and second["duplicate_of"] == first["condition_id"]


def test_an_edited_holder_stands_for_its_condition(talks):
    article, tables = talks
    lines = decided(tables, article, "conditions", "We cannot pay more.", "edit", field="holder_id", value="per:cy-dahl")
    done = replay(tables, lines, [article]).tables.check([article])
    row = row_with(done, "conditions", "We cannot pay more.")
    holders = done.stances.query("condition_id == @row.condition_id and part == 'holder'")["actor_id"].tolist()
    assert row["holder_id"] == "per:cy-dahl" and row[REVIEW] == "changed" and holders == ["per:cy-dahl"]
    emptied = decided(tables, article, "conditions", "We cannot pay more.", "edit", field="holder_id", value="")
    done = replay(tables, emptied, [article]).tables.check([article])
    assert row.condition_id not in done.stances["condition_id"].tolist()


def test_evidence_moves_to_selected_words(talks):
    article, tables = talks
    start = article.text.index("must leave")
    value = f"quote=must leave | spans={start}:{start + 10}"
    lines = decided(tables, article, "conditions", "The troops must leave.", "edit", field="spans", value=value)
    assert row_with(replay(tables, lines, [article]).tables.check([article]), "conditions", "must leave")[REVIEW] == "changed"
    wrong = [dataclasses.replace(lines[0], value="quote=must not leave | spans=1:15")]
    assert replay(tables, wrong, [article]).stale["why"].tolist() == ["the words to which it moves the row are not there"]


def test_a_row_is_added_with_its_words_and_holder(talks):
    article, tables = talks
    start = article.text.index("We will go home")
    values = {"holder_id": "per:ann-lee", "kind": "offer", "strength": "2"}
    lines = add_row(article, "conditions", [Span(start, start + 15)], values, party="per:ann-lee", time=AT, reader="ann")
    stance = add_row(
        article, "stances", [Span(start, start + 2)], {"part": "opponent", "side": "-1"}, party="per:cy-dahl",
        about="We will go home", time=AT, reader="ann",
    )  # fmt: skip
    done = replay(tables, lines + stance, [article])
    row = row_with(done.tables.check([article]), "conditions", "We will go home")
    assert (row["holder_id"], row["kind"], row["strength"], row[REVIEW]) == ("per:ann-lee", "offer", 2, "added")
    stances = done.tables.stances.query("condition_id == @row.condition_id")
    assert sorted(zip(stances["actor_id"], stances["part"], strict=True)) == [
        ("per:ann-lee", "holder"),
        ("per:cy-dahl", "opponent"),
    ]
    assert done.counts["added"] == 2
    against = decide(done, "conditions", (row["condition_id"],), "reject", time=AT, reader="bo")
    done = replay(tables, [*lines, *stance, *against], [article])
    assert "We will go home" not in done.tables.check([article]).conditions["quote"].tolist()
    assert set(done.contradictions["kind"]) == {"add", "reject"}


def test_an_added_row_that_is_found_later_is_not_there_twice():
    _, tables = made(LINES)
    article, better = made(LINES)
    tables = dataclasses.replace(
        tables,
        conditions=tables.conditions.iloc[:1],
        stances=tables.stances[tables.stances["condition_id"] == tables.conditions["condition_id"][0]],
        assessments=tables.assessments.iloc[:0],
    )
    start = article.text.index("We cannot pay more.")
    values = {"holder_id": "per:bo-berg", "kind": "refusal", "strength": "5", "direction": "-1"}
    lines = add_row(article, "conditions", [Span(start, start + 19)], values, party="per:bo-berg", time=AT, reader="ann")
    assert row_with(replay(tables, lines, [article]).tables, "conditions", "We cannot pay more.")[REVIEW] == "added"
    assert row_with(replay(better, lines, [article]).tables, "conditions", "We cannot pay more.")[REVIEW] == "confirmed"


def test_readers_who_say_different_things_are_shown_and_neither_holds(talks):
    article, tables = talks
    lines = decided(tables, article, "conditions", "We cannot pay more.", "accept", "ann")
    lines += decided(tables, article, "conditions", "We cannot pay more.", "reject", "bo", LATER)
    lines += decided(tables, article, "claims", "We will go home.", "edit", "ann", field="act", value="agree")
    lines += decided(tables, article, "claims", "We will go home.", "edit", "bo", LATER, field="act", value="threaten")
    done = replay(tables, lines, [article])
    assert set(done.contradictions["reader"]) == {"ann", "bo"} and len(done.contradictions) == 4
    assert row_with(done.tables, "claims", "We will go home.")["act"] == "assert"
    assert pd.isna(row_with(done.tables, "conditions", "We cannot pay more.")[REVIEW])
    assert done.says().endswith("; 4 decisions contradict each other.")


def test_a_third_reader_settles_it_by_taking_one_word_back(talks):
    article, tables = talks
    lines = decided(tables, article, "conditions", "We cannot pay more.", "accept", "ann")
    lines += decided(tables, article, "conditions", "We cannot pay more.", "reject", "bo")
    done = replay(tables, [*lines, undo_of(lines[0], LATER, "cy")], [article])
    assert done.contradictions.empty and done.counts["rejected"] == 1


def test_a_reader_who_decides_again_takes_back_what_she_said(talks):
    article, tables = talks
    lines = decided(tables, article, "claims", "We will go home.", "accept")
    lines += decided(tables, article, "claims", "We will go home.", "reject", time=LATER, after=lines)
    done = replay(tables, lines, [article])
    assert done.tables.claims.empty and [line.kind for line in lines] == ["accept", "undo", "reject"]
    assert sorted(done.outcomes["outcome"]) == ["applied", "applied", "undone"]
    back = replay(tables, [*lines, undo_of(lines[1], LATER, "ann")], [article])
    assert len(back.contradictions) == 2, "an undo that is undone gives its line back"


def test_two_ids_become_one_actor(talks):
    article, tables = talks
    lines = judge_pair(
        replay(tables, (), [article]), ("t", "per:cy-dahl"), "per:ann-lee", "merge", EVERYWHERE, time=AT, reader="a"
    )
    done = replay(tables, lines, [article]).tables.check([article])
    assert sorted(done.actors["actor_id"]) == ["per:ann-lee", "per:bo-berg"]
    assert done.actors.set_index("actor_id").loc["per:ann-lee", REVIEW] == "changed"
    assert done.stances.duplicated(["condition_id", "actor_id"]).sum() == 0
    assert done.assessments["assessor_id"].tolist() == ["per:ann-lee"]


def test_words_that_stand_once_are_found_in_a_changed_article(talks):
    article, tables = talks
    lines = decided(tables, article, "conditions", "We cannot pay more.", "reject")
    changed, new = made([said("Ann Lee", "A new first line."), *LINES])
    done = replay(new, lines, [changed])
    assert (
        done.counts["rejected"] == 1 and "We cannot pay more." not in done.tables.check([changed]).conditions["quote"].tolist()
    )
    assert replay(new, lines).stale["why"].tolist() == ["the article changed, and its text is not at hand"]


MORE, NONE = ("the article changed, and its words stand there " + how for how in ("more than once", "no more"))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (wants("Bo Berg", "We cannot pay more. We cannot pay more.", 5, -1), MORE),
        (wants("Bo Berg", "We can not pay more.", 5, -1), NONE),
        (wants("Ann Lee", "We cannot pay more.", 5, -1), "the row on its words is another one now"),
        (said("Bo Berg", "We cannot pay more."), "no row rests on its words now"),
    ],
)
def test_a_look_alike_is_never_taken(talks, line, why):
    article, tables = talks
    decision = decided(tables, article, "conditions", "We cannot pay more.", "reject")
    changed, new = made([*LINES[:2], line])
    done = replay(new, decision, [changed])
    assert done.stale["why"].tolist() == [why] and done.counts["rejected"] == 0
    assert len(done.tables.conditions) == len(new.conditions)


def test_words_that_stood_twice_are_not_carried(talks):
    twice = [wants("Bo Berg", "We pay no more.", 5, -1), said("Ann Lee", "We pay no more.")]
    article, tables = made(twice)
    decision = decided(tables, article, "claims", "We pay no more.", "reject")
    changed, new = made(twice[1:])
    assert len(replay(new, decision, [changed]).stale) == 1


def test_decisions_about_other_articles_are_told_apart(talks):
    article, tables = talks
    elsewhere, others = made([said("Ann Lee", "We will go home.")], "u")
    lines = decided(others, elsewhere, "claims", "We will go home.", "reject")
    done = replay(tables, lines, [article])
    assert done.outcomes["outcome"].tolist() == ["elsewhere"] and len(done.tables.claims) == 1


def test_an_article_under_another_name_keeps_its_decisions(talks):
    article, tables = talks
    lines = decided(tables, article, "claims", "We will go home.", "reject")
    renamed, again = made(LINES, "renamed")
    assert replay(again, lines, [renamed]).counts["rejected"] == 1


# --- what holds for any decisions, and any change of texts and tables ---

PEOPLE = ("Ann Lee", "Bo Berg", "Cy Dahl")
WORDS = ("We will go.", "We will go. Now.", "They must pay.", "They must pay more.", "It is over.", "No; never.")


def world(seed):
    """Decisions about two articles; the articles as they became, edited or not, and their tables, made by another extractor."""
    chance = random.Random(seed)
    first = [[_line(chance) for _ in range(chance.randint(1, 7))] for _ in "tu"]
    before = [made(lines, name, "ports", check=False) for lines, name in zip(first, "tu", strict=True)]
    articles, tables = [article for article, _ in before], together(*(made_tables for _, made_tables in before))
    decisions = []
    for batch in range(3):
        shown = replay(tables, decisions, articles)
        for number in range(chance.randint(0, 3)):
            decisions += _some_decision(chance, shown, articles, f"2026-01-01T10:{batch:02}:{number:02}Z")
    later = [_edited(chance, lines) if chance.random() < 0.5 else lines for lines in first]
    after = [
        old if lines is own else made(lines, old[0].article_id, "ports", check=False)
        for lines, own, old in zip(later, first, before, strict=True)
    ]
    return decisions, [a for a, _ in after], _found_otherwise(chance, together(*(made_tables for _, made_tables in after)))


def _line(chance):
    who, words = chance.choice(PEOPLE), chance.choice(WORDS)
    if chance.random() < 0.5:
        return said(who, words, act=chance.choice(("assert", "reject")))
    return wants(who, words, chance.randint(1, 5), chance.choice((1, -1)))


def _some_decision(chance, replayed, articles, time):
    reader = chance.choice(("ann", "bo", "cy"))
    told = {"time": time, "reader": reader}
    table = chance.choice([name for name in REVIEWED if len(getattr(replayed.tables, name))])
    row = getattr(replayed.tables, table).sample(1, random_state=chance.randrange(2**32)).iloc[0]
    if table == "stances" and row["stance_id"] not in replayed.standing.columns["stances"]["stance_id"]:
        return []  # a new holder's stance follows from its condition
    kind = chance.choice(("accept", "reject", "unsure", "edit", "edit", "flag", "add", "merge", "split", "undo"))
    people = [f"per:{name.lower().replace(' ', '-')}" for name in PEOPLE]
    if kind == "undo":
        lines = list(replayed.rows)
        return [undo_of(chance.choice(lines), time, reader)] if lines else []
    if kind in ("merge", "split"):
        actor = replayed.tables.actors.sample(1, random_state=chance.randrange(2**32)).iloc[0]
        scope = chance.choice((EVERYWHERE, IN_TALKS + "ports", IN_ARTICLE))
        return judge_pair(replayed, key_of("actors", actor), chance.choice(people), kind, scope, **told)
    if kind == "add":
        article = chance.choice(articles)
        start = chance.randrange(len(article.text) - 3)
        span, party = Span(start, start + chance.choice((3, 3, len(article.text) - start))), chance.choice(people)
        return add_row(article, "conditions", [span], {"holder_id": party, "kind": "offer"}, party=party, **told)
    if kind == "edit":
        field, value = _some_edit(chance, table, articles, row["article_id"], people)
        return decide(replayed, table, key_of(table, row), "edit", field=field, value=value, **told)
    return decide(replayed, table, key_of(table, row), kind, **told)


def _some_edit(chance, table, articles, article_id, people):
    """What an edit changes: what tells a row from its like, whose it is, or where its words stand."""
    text = next(article.text for article in articles if article.article_id == article_id)
    if table != "actors" and chance.random() < 0.2:
        quote = chance.choice([line for line in text.split("\n") if line])
        start = text.index(quote)
        return "spans", write_values({"quote": quote, "spans": f"{start}:{start + len(quote)}"})
    party = chance.choice((*people, ""))
    return chance.choice({
        "actors": (("kind", "group"),), "claims": (("act", "agree"), ("speaker_id", party)),
        "conditions": (("holder_id", party), ("holder_id", party), ("direction", "1"), ("kind", "offer")),
        "stances": (("side", "-1"),), "assessments": (("verdict", "1"), ("assessor_id", party)),
    }[table])  # fmt: skip


def _edited(chance, lines):
    lines = list(lines)
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(lines))
        change = chance.choice(("drop", "repeat", "move", "other"))
        if change == "drop" and len(lines) > 1:
            lines.pop(at)
        elif change == "repeat":
            lines.insert(chance.randrange(len(lines)), lines[at])
        elif change == "move":
            lines.insert(0, lines.pop(at))
        else:
            lines[at] = _line(chance)
    return lines


def _found_otherwise(chance, tables):
    """The tables as another extractor may find them in the same texts: other rules, fewer rows, other acts and holders."""
    gone = set(tables.conditions["condition_id"].sample(frac=0.2, random_state=chance.randrange(2**32)))
    if chance.random() < 0.5:
        gone = set()
    held = tables.stances["part"] == "holder"
    conditions = tables.conditions[~tables.conditions["condition_id"].isin(gone)].assign(rule="better").reset_index(drop=True)
    stances = tables.stances[~tables.stances["condition_id"].isin(gone)].reset_index(drop=True)
    assert held.all()
    acts = [chance.choice(("assert", "reject", "agree")) for _ in range(len(tables.claims))]
    claims = tables.claims.assign(act=pd.array(acts, dtype="str"))
    claims = claims.assign(claim_id=claims["claim_id"] + ".9")  # other ids
    return dataclasses.replace(tables, conditions=conditions, stances=stances, claims=claims)


@settings(max_examples=EXAMPLES, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**63))
def test_whatever_is_decided_and_whatever_changes(seed):
    chance = random.Random(seed)
    decisions, articles, tables = world(seed)
    done = replay(tables, decisions, articles)
    if chance.random() < 0.2:  # it takes longer than everything else
        done.tables.check(articles)
    # none is lost without being listed
    assert sorted(Decision(**{c: v for c, v in row.items() if c not in ("outcome", "why")}).key
                  for row in done.outcomes.to_dict("records")) == sorted({line.key for line in decisions})  # fmt: skip
    assert (done.outcomes["why"] != "")[done.outcomes["outcome"].isin(["stale", "elsewhere"])].all()
    # the order of lines counts for nothing, nor does a second time
    mixed = list(decisions) + decisions[:2]
    chance.shuffle(mixed)
    again = replay(tables, mixed, articles)
    assert same(done.tables, again.tables) and done.outcomes.equals(again.outcomes)
    assert same(done.tables, replay(done.tables, decisions, articles).tables)
    # nor whether some were applied before the others
    some, rest = mixed[: len(mixed) // 2], mixed[len(mixed) // 2 :]
    parts = replay(replay(tables, some, articles).tables, rest, articles)
    assert same(done.tables, parts.tables) and done.outcomes.equals(parts.outcomes)
    # none is on a look-alike
    texts, prints = ({a.article_id: getattr(a, name) for a in articles} for name in ("text", "sha256"))
    for line, (table, row) in done.rows.items():
        columns = {name: values[row] for name, values in done.standing.columns[table].items()}
        assert columns["quote"] == line.quote and (columns["article_id"] == line.article_id or line.sha256 in prints.values())
        if prints[columns["article_id"]] == line.sha256:
            assert columns["spans"] == line.spans
        elif table == "actors":
            assert columns["actor_id"] == line.subject
        else:
            assert texts[line.article_id].count(line.quote) == 1
            assert (columns[PARTY[table]] or "") == line.subject.partition(" | ")[0]
    # what nobody decided about is as it was
    if not {line.table for line in decisions} & {"actors"}:
        touched = set(done.rows.values())
        for table in ("claims", "conditions"):
            given_rows = getattr(tables, table)
            for position in range(len(done.standing.columns[table]["quote"])):
                if (table, position) not in touched:
                    key = done.standing.columns[table][KEYS[table][0]][position]
                    left, right = (
                        t.set_index(KEYS[table][0]).loc[key, list(JUDGED[table])]
                        for t in (given_rows, getattr(done.tables, table))
                    )
                    assert left.equals(right)


# --- what other decisions make of a row brings no stale line back ---

PAY, HOME, TALK = "We cannot pay more.", "We will go home.", [said("Ann Lee", "It is late."), said("Cy Dahl", "So it is.")]
STALE_KINDS = ("accept", "reject", "unsure", "flag", "edit", "move")


def _pair(kind, scope):
    return lambda shown, article: judge_pair(shown, ("t", "per:bo-berg"), "per:ann-lee", kind, scope, time=LATER, reader="bo")


def _edit(field, value, quote=PAY):
    return lambda shown, article: _say(shown, quote, "edit", field=field, value=value)


def _reject_the_actor(shown, article):
    return decide(shown, "actors", ("t", "per:bo-berg"), "reject", time=LATER, reader="bo")


def _moved(shown, article):
    at = article.text.index(PAY)
    return _say(shown, HOME, "edit", field="spans", value=write_values({"quote": PAY, "spans": f"{at}:{at + len(PAY)}"}))


def _reject_the_first(shown, article):
    return _say(shown, PAY, "reject")


def _say(shown, quote, kind, **more):
    key = shown.tables.conditions.set_index("quote")["condition_id"].loc[[quote]].iloc[0]
    return decide(shown, "conditions", (key,), kind, time=LATER, reader="bo", **more)


# The rows as they are extracted, whose row the stale line is about, and what makes one of the rows look like that one.
MAKERS = {
    "merge": ([wants("Bo Berg", PAY, 5, -1)], "per:ann-lee", _pair("merge", EVERYWHERE)),
    "merge in talks": ([wants("Bo Berg", PAY, 5, -1)], "per:ann-lee", _pair("merge", IN_TALKS + "ports")),
    "another in an article": ([wants("Bo Berg", PAY, 5, -1)], "per:ann-lee", _pair("split", IN_ARTICLE)),
    "another holder": ([wants("Bo Berg", PAY, 5, -1)], "per:ann-lee", _edit("holder_id", "per:ann-lee")),
    "no holder": ([wants("Bo Berg", PAY, 5, -1)], "", _edit("holder_id", "")),
    "no such actor": ([wants("Bo Berg", PAY, 5, -1)], "", _reject_the_actor),
    "other words": ([wants("Ann Lee", HOME, 2), said("Bo Berg", PAY)], "per:ann-lee", _moved),
    "only one of two": ([wants("Ann Lee", PAY, 5, -1), wants("Ann Lee", PAY, 3)], "per:ann-lee", _reject_the_first),
    "another kind": (
        [wants("Ann Lee", PAY, 5, -1), wants("Ann Lee", PAY, 3)], "per:ann-lee | offer |  | other | -1", _edit("kind", "offer"),
    ),
}  # fmt: skip


def _on_one_place(article, tables):
    """The tables, in which all rows on the same words rest on the place of the first; the words stand once in the text."""
    text = article.text.replace(f"{PAY}\n{PAY}", f"{PAY}\n{'-' * len(PAY)}")
    start = text.index(PAY)
    there = {"start": start, "end": start + len(PAY), "spans": f"{start}:{start + len(PAY)}"}
    moved = {name: getattr(tables, name).copy() for name in ("conditions", "stances")}
    for table in moved.values():
        table.loc[table["quote"] == PAY, list(there)] = list(there.values())
    article = dataclasses.replace(article, text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
    moved |= {"articles": tables.articles.assign(sha256=article.sha256), "sections": tables.sections.assign(quote=text)}
    return article, dataclasses.replace(tables, **moved)


@pytest.mark.parametrize("kind", STALE_KINDS)
@pytest.mark.parametrize("maker", MAKERS)
def test_a_row_that_is_made_like_another_gets_none_of_its_decisions(maker, kind):
    """Of an earlier text, in which the words were another row: *Ann Lee: We cannot pay more.*"""
    lines, subject, make = MAKERS[maker]
    old, before = made([wants("Ann Lee", PAY, 5, -1), said("Bo Berg", HOME)], talks="ports")
    more = {"edit": {"field": "strength", "value": "1"}, "move": {"field": "spans", "value": "quote=pay | spans=36:39"}}
    stale = decided(
        before, old, "conditions", PAY, "edit" if kind == "move" else kind, reason="seen before", **more.get(kind, {})
    )
    stale = [dataclasses.replace(line, subject=subject) for line in stale]
    article, tables = _on_one_place(*made([*TALK, *lines], talks="ports", check=False))
    making = make(replay(tables, (), [article]), article)
    done = replay(tables, [*stale, *making], [article])
    done.tables.check([article])
    outcomes = done.outcomes.set_index("reason")["outcome"]
    assert outcomes["seen before"] == "stale" and outcomes[""] == "applied"
    assert same(done.tables, replay(tables, making, [article]).tables)
    for again in ([*stale, *making], [*making, *stale], ()):
        twice = replay(done.tables, again, [article])
        assert same(done.tables, twice.tables) and twice.outcomes.equals(done.outcomes)
    for first, second in ((stale, making), (making, stale)):
        parts = replay(replay(tables, first, [article]).tables, second, [article])
        assert same(done.tables, parts.tables) and parts.outcomes.equals(done.outcomes)


def test_a_line_about_a_speaker_whom_a_merge_brings_in_stays_stale_the_second_time():
    """*We will go home.* was Cy Dahl's before the text changed, now Bo Berg says it; who is Cy Dahl in these talks alone."""
    old, before = made([said("Cy Dahl", HOME), said("Bo Berg", PAY)], talks="ports")
    lines = decided(before, old, "claims", HOME, "accept")
    lines += judge_pair(replay(before, ()), ("t", "per:cy-dahl"), "per:bo-berg", "split", EVERYWHERE, time=AT, reader="ann")
    article, tables = made([said("Bo Berg", HOME), said("Cy Dahl", PAY)], talks="ports")
    lines += judge_pair(
        replay(tables, ()), ("t", "per:bo-berg"), "per:cy-dahl", "merge", IN_TALKS + "ports", time=AT, reader="cy"
    )
    done = replay(tables, lines, [article])
    assert done.stale["kind"].tolist() == ["accept"] and done.tables.claims["speaker_id"].tolist() == ["per:cy-dahl"] * 2
    assert same(done.tables, replay(done.tables, lines, [article]).tables)


def test_an_added_row_that_was_moved_is_not_added_again(talks):
    article, tables = talks
    start = article.text.index("will go")
    lines = add_row(
        article, "conditions", [Span(start, start + 7)], {"kind": "offer"}, party="per:ann-lee", time=AT, reader="ann"
    )
    shown = replay(tables, lines, [article])
    key = key_of("conditions", row_with(shown.tables, "conditions", "will go"))
    value = write_values({"quote": "go home", "spans": f"{start + 5}:{start + 12}"})
    lines += decide(shown, "conditions", key, "edit", field="spans", value=value, time=LATER, reader="bo")
    done = replay(tables, lines, [article])
    assert row_with(done.tables, "conditions", "go home")[REVIEW] == "added"
    assert same(done.tables, replay(done.tables, lines, [article]).tables)


def test_what_a_user_wrote_into_decided_tables_stays(talks):
    article, tables = talks
    lines = decided(tables, article, "conditions", PAY, "reject")
    done = replay(tables, lines, [article])
    done.tables.claims.loc[0, "act"] = "threaten"
    assert replay(done.tables, lines, [article]).tables.claims["act"].tolist() == ["threaten"]
    fewer = dataclasses.replace(done.tables, assessments=done.tables.assessments.iloc[:0])
    assert replay(fewer, lines, [article]).tables.assessments.empty


def test_decisions_that_are_taken_back_later_free_the_rows_of_decided_tables(talks):
    article, tables = talks
    lines = decided(tables, article, "conditions", PAY, "reject")
    gone = replay(tables, lines, [article]).tables
    back = replay(gone, [*lines, undo_of(lines[0], LATER, "ann")], [article]).tables
    assert PAY not in gone.conditions["quote"].tolist() and PAY in back.conditions["quote"].tolist()


ARTICLE = Path(__file__).parents[2] / "benchmarks" / "marked" / "text" / "labour-01-wire.txt"


def other_words(folder, chance):
    """A folder of word lists that takes some built-in words out, weighs others otherwise, and knows a party more."""
    folder.mkdir()
    known = load()
    for name, words in (
        ("triggers", [t.trigger for t in known.triggers]),
        ("judgements", [j.wording for j in known.judgements]),
    ):
        gone = [word for word in words if chance.random() < 0.3 and re.fullmatch(r"[a-z ]+", word)]
        with (folder / "never.csv").open("a", encoding="utf-8") as file:
            file.write("pattern,list,note\n" if name == "triggers" else "")
            file.writelines(f"{word},{name},other words\n" for word in gone)
    weighed = [t for t in known.triggers if chance.random() < 0.2]
    rows = [f'"{t.trigger}",{t.kind},{chance.randint(1, 5)},{t.direction},other' for t in weighed]
    (folder / "triggers.csv").write_text("\n".join(["trigger,kind,strength,direction,note", *rows, ""]), encoding="utf-8")
    if chance.random() < 0.5:
        party = "org:wool-guild,Wool Guild,organisation,,Waterside Labourers' Guild,,other,"
        head = "actor_id,name,kind,country,names,demonyms,note,proof"
        (folder / "actors.csv").write_text(f"{head}\n{party}\n", encoding="utf-8")
    return folder


def test_decisions_hold_after_the_article_is_read_with_other_words(tmp_path):
    chance = random.Random(4)
    articles = read(ARTICLE)
    tables = normalize(articles)
    shown, decisions = replay(tables, (), articles), []
    for table in REVIEWED:
        for row in getattr(tables, table).to_dict("records"):
            kind = chance.choice(("accept", "reject"))
            decisions += decide(shown, table, key_of(table, row), kind, time=AT, reader="ann")
    for number in range(READINGS):
        after = normalize(articles, other_words(tmp_path / str(number), chance))
        done = replay(after, decisions, articles)
        done.tables.check(articles)
        assert len(done.outcomes) == len(decisions) and set(done.outcomes["outcome"]) <= {"applied", "stale"}
        places = {(t, line.spans): line for line in decisions if (t := line.table) in ("claims", "conditions")}
        for table in (
            "claims",
            "conditions",
        ):  # what is found again on the same words keeps its decision, and nothing else has one
            final = getattr(done.tables, table).set_index("spans")
            for spans in getattr(after, table)["spans"]:
                line = places.get((table, spans))
                if done.became.get(line) == "applied":
                    assert (spans not in final.index) if line.kind == "reject" else pd.notna(final.loc[spans, REVIEW])
                elif spans in final.index:
                    assert pd.isna(final.loc[spans, REVIEW])
