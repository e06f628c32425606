"""A table of Parley in, the same rows as a notebook's cell shows them out: the words first, all to the left.

Only the picture changes; the table stays plain pandas, and other DataFrames are shown as ever.
"""

import pandas as pd

from analysis.views.quoting import few_words, words_shown

WORDS, EVIDENCE = "quote", ("quote", "spans", "rule")  # a table that has these columns is one of Parley's
LAST = ("start", "end", "spans", "rule")
OWN_KEYS = ("claim_id", "condition_id", "stance_id", "assessment_id", "flag_id", "mention_id", "section_id")
PARTIES = ("speaker_id", "holder_id", "assessor_id", "actor_id", "target_id")
PLACES = ("speaker_quote", "speaker_start", "speaker_end", "cue_start", "cue_end", "antecedent_start", "antecedent_end")
LONGEST, OF_PANDAS = 300, 50  # characters of a cell: what is shown, and what pandas shows unless told otherwise
STYLE = (  # JupyterLab sets all cells to the right, and the words as narrow as it can
    "<style>.parley-rows th, .parley-rows td { text-align: left !important; vertical-align: top; } "
    ".parley-rows td:nth-child(2) { min-width: 24em; }</style>"
)
COLUMNS = 40  # so many are shown before pandas leaves some out


def is_of_parley(frame: pd.DataFrame) -> bool:
    """Whether a frame has rows with their evidence."""
    return all(column in frame for column in EVIDENCE) and frame.columns.is_unique


def words_first(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns in the order in which an analyst reads: the words, whose they are, what they do, and the keys last."""
    parties = [column for column in PARTIES if column in frame]
    late = [*PLACES, *LAST, *OWN_KEYS]
    last = [column for column in ("article_id", *late) if column in frame]
    between = [column for column in frame.columns if column not in (WORDS, *parties, *last)]
    return frame[[WORDS, *parties, *between, *last]]


def as_html(frame: pd.DataFrame) -> str | None:
    """What a notebook's cell shows of a DataFrame; whole sentences, unless the notebook sets a width of its own.

    None where pandas shows no table, as its option `display.notebook_repr_html` may ask.
    """
    if not is_of_parley(frame):
        return frame._repr_html_()
    wide = LONGEST if pd.get_option("display.max_colwidth") == OF_PANDAS else pd.get_option("display.max_colwidth")
    with pd.option_context("display.max_colwidth", wide, "display.max_columns", COLUMNS):
        if words_shown():
            frame = frame.assign(quote=frame[WORDS].map(few_words))
        shown = words_first(frame)._repr_html_()
    return f'{STYLE}<div class="parley-rows">{shown}</div>' if shown else shown
