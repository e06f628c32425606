"""Tables in, an `Answer` out on what the codebook of issues does not meet.

The answer is a summary like those of `summaries.py`, which offers it under its own name.
"""

import numpy as np
import pandas as pd

from analysis.tables import Tables
from analysis.views.answers import Answer, joined
from analysis.views.counting import asked, count, first_time
from analysis.views.once import counted_once
from analysis.views.quoting import few_words
from analysis.words import OTHER, Talks


@asked
@counted_once
def what_is_left_over(tables: Tables, talks: Talks | str | None = None, top: int = 10) -> Answer:
    """Words that mark the claims and conditions which no issue of the codebook meets: candidates for a line of issues.csv.

    A word's `weight` is its frequency in the rows left over times the logarithm of how much more frequent it is there than
    in the rows with an issue, so that words of every text fall out; `left_over` and `elsewhere` count rows.
    """
    keyed = ((tables.claims, "claim_id"), (tables.conditions, "condition_id"))
    said = pd.concat([first_time(table).rename(columns={key: "id"})[["id", "quote", "issue"]] for table, key in keyed])
    said = said.assign(word=said["quote"].str.lower().str.findall(r"[^\W\d_]{4,}").map(set), n=range(len(said)))
    over = said["issue"].eq(OTHER)
    words = said.assign(over=over)[["id", "word", "over", "quote"]].explode("word").dropna(subset="word")
    counts = words.groupby(["word", "over"]).size().unstack(fill_value=0).reindex(columns=[True, False], fill_value=0)
    rate = (counts + 0.5) / (1 + pd.Series({True: over.sum(), False: (~over).sum()}))
    found = counts.rename(columns={True: "left_over", False: "elsewhere"}).rename_axis(columns=None)
    found = found.assign(weight=(found["left_over"] * np.log(rate[True] / rate[False])).round(1))
    found = found[(found["left_over"] > 1) & (found["weight"] > 0)]
    found = found.sort_values(["weight", "word"], ascending=[False, True]).head(top)
    found["for_example"] = words[words["over"]].groupby("word")["quote"].first().reindex(found.index).map(few_words)
    met = words[words["word"].isin(found.index)].groupby(["over", "word"])["id"].agg(joined)
    rests = pd.DataFrame({name: met.get(over) for name, over in (("left_over", True), ("elsewhere", False))}, found.index)
    rests = rests.assign(weight=rests["left_over"], for_example=rests["left_over"].str.split().str[0])
    n = int(over.sum())
    return Answer(
        found, n, "row", len(tables.articles), n_all=len(said), rests=rests,
        why="" if len(found) else f"no word stands out in the {count(n, 'row')} without an issue",
    )  # fmt: skip
