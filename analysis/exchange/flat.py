"""Tables in, the flat view out that people paste into a spreadsheet: one row a quotation, names instead of ids.

Claims and conditions stand in it in the order of the text, each with who said it, who sides with it and who judges it.
"""

import re
from collections.abc import Sequence
from urllib.parse import quote as percent

import pandas as pd

from analysis.reading import Article
from analysis.tables import Tables, csv_text, spans_of
from analysis.views import names_of, one_line, sides_of, spelled

# What a condition of each strength says, as it is required (1) or refused (-1).
STRENGTHS = {
    1: {5: "must", 4: "needs to", 3: "should", 2: "is ready to", 1: "may"},
    -1: {5: "must not", 4: "rejects", 3: "should not", 2: "is ready not to", 1: "may not"},
}
VERDICTS = {-2: "strongly negative", -1: "negative", 0: "neutral", 1: "positive", 2: "strongly positive"}
COLUMNS = [
    "article", "date", "source", "talks", "speaker", "party", "role", "kind", "target", "issue", "strength", "status",
    "sides_for", "sides_against", "judged_by", "verdict", "confidence", "reviewed", "quote", "link", "row",
]  # fmt: skip
IN_ADDRESS = re.compile(r"[\s{}\\\"<>^`|]")  # what stands in an address by its number alone
LONGEST_ENDS = 5  # words at either end of a quote that find it in a page


def statements(tables: Tables, articles: Sequence[Article] = ()) -> pd.DataFrame:
    """The claims and conditions of `tables` as one frame with the columns `COLUMNS`; an empty text where nothing is known.

    `row` is the id of the claim or condition. `link` leads to the words on the publisher's page, for those of `articles`
    whose address is known.
    """
    found = pd.concat([_claims(tables), _conditions(tables)], ignore_index=True)
    found = found.merge(_articles(tables), on="article_id", how="left").merge(_sides(tables), on="row", how="left")
    found = found.merge(_verdicts(tables), on="row", how="left").merge(_roles(tables), on=["article_id", "speaker"], how="left")
    found["party"] = names(tables, found["party"])
    found["speaker"], found["target"] = names(tables, found["speaker"]), names(tables, found["target"])
    addresses = {article.article_id: article.url for article in articles if article.url}
    found["link"] = [link(addresses.get(row.article_id), row) for row in found.itertuples()]
    found["issue"] = ["; ".join(map(spelled, issues.split(";"))) for issues in found["issue"]]
    order = found["article_id"].map({own: n for n, own in enumerate(tables.articles["article_id"])})
    found = found.assign(order=order).sort_values(["order", "start", "end", "row"], kind="stable", ignore_index=True)[COLUMNS]
    texts = [column for column in COLUMNS if column != "confidence"]
    return found.assign(**{column: found[column].astype("str").fillna("") for column in texts})


def as_csv(tables: Tables, articles: Sequence[Article] = ()) -> bytes:
    """The statements as CSV that no spreadsheet runs."""
    return csv_text(statements(tables, articles)).encode()


def names(tables: Tables, ids: pd.Series) -> pd.Series:
    """The name of each actor id; an empty text for a missing one."""
    return names_of(tables, ids).where(ids.notna(), "").astype("str")


def link(url: str | None, row: object) -> str:
    """An address that opens a page at the words of a row; of a long quote its first and last words are given.

    `https://news.example/a` and *They must leave.* -> `https://news.example/a#:~:text=They%20must%20leave.`
    """
    if not (page := address(url).partition("#")[0]):
        return ""
    start, end = spans_of(row)[0]
    words = row.quote[: end - start].split()
    ends = [words] if len(words) <= 2 * LONGEST_ENDS else [words[:LONGEST_ENDS], words[-LONGEST_ENDS:]]
    text = ",".join(percent(" ".join(part), safe="").replace("-", "%2D") for part in ends)
    return f"{page}#:~:text={text}"


def address(url: str | None) -> str:
    """An address of the web in characters that every format may hold; empty for any other."""
    known = url and re.match("https?://", url)
    return IN_ADDRESS.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), url) if known else ""


def _claims(tables: Tables) -> pd.DataFrame:
    found = _evidence(tables.claims, "claim_id", "speaker_id")
    denied = tables.claims["negated"].map({True: " (denied)", False: ""})
    return found.assign(
        party=sides_of(tables, tables.claims["speaker_id"]), kind=tables.claims["act"].map(spelled) + denied,
        issue=tables.claims["issue"], target=None, strength="", status="",
    )  # fmt: skip


def _conditions(tables: Tables) -> pd.DataFrame:
    conditions = tables.conditions
    speakers = tables.claims.set_index("claim_id")["speaker_id"].to_dict()
    found = _evidence(conditions.assign(speaker_id=conditions["claim_id"].map(speakers)), "condition_id", "speaker_id")
    strength = [STRENGTHS[way][force] for way, force in zip(conditions["direction"], conditions["strength"], strict=True)]
    return found.assign(
        party=conditions["holder_id"], kind=conditions["kind"].map(spelled), issue=conditions["issue"],
        target=conditions["target_id"], strength=strength, status=conditions["status"],
    )  # fmt: skip


def _evidence(rows: pd.DataFrame, key: str, speaker: str) -> pd.DataFrame:
    """What both kinds of rows have; `reviewed` is empty in tables that nobody has looked through."""
    kept = rows[[key, "article_id", speaker, "confidence", "quote", "start", "end", "spans"]]
    return kept.rename(columns={key: "row", speaker: "speaker"}).assign(reviewed=rows.get("reviewed", ""))


def _articles(tables: Tables) -> pd.DataFrame:
    kept = tables.articles[["article_id", "title", "published", "source", "talks"]]
    return kept.assign(title=kept["title"].map(one_line)).rename(columns={"title": "article", "published": "date"})


def _roles(tables: Tables) -> pd.DataFrame:
    kept = tables.actors[["article_id", "actor_id", "role"]]
    return kept.rename(columns={"actor_id": "speaker"}).drop_duplicates(["article_id", "speaker"])


def _sides(tables: Tables) -> pd.DataFrame:
    """A row a condition: the names of those for it, and of those against; who only speaks for another takes no side."""
    stances = tables.stances[tables.stances["part"] != "spokesperson"]
    stances = stances.assign(name=names(tables, stances["actor_id"]), row=stances["condition_id"])
    listed = [_joined(stances[stances["side"] == side], "name").rename(name) for name, side in _SIDES.items()]
    return pd.concat(listed, axis=1).rename_axis("row").reset_index()


_SIDES = {"sides_for": 1, "sides_against": -1}


def _verdicts(tables: Tables) -> pd.DataFrame:
    """A row a judged claim or condition: who judges it, and how."""
    judged = tables.assessments[tables.assessments["object_table"].isin(["claims", "conditions"])]
    says = judged["dimension"] + ": " + judged["verdict"].map(VERDICTS)
    judged = judged.assign(name=names(tables, judged["assessor_id"]), says=says, row=judged["object_id"])
    listed = [_joined(judged, "name").rename("judged_by"), _joined(judged, "says").rename("verdict")]
    return pd.concat(listed, axis=1).rename_axis("row").reset_index()


def _joined(rows: pd.DataFrame, column: str) -> pd.Series:
    return rows.groupby("row")[column].agg(lambda found: "; ".join(dict.fromkeys(filter(None, found)))).astype("str")
