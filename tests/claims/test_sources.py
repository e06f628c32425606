"""Who says it, by the grammar; who hears it is not the source."""

import pytest

from analysis.claims import sources
from tests.marked import read_text

SOURCES = [
    ("The envoy said that they would leave.", "said", "envoy"),
    ("According to the envoy, they would leave.", "According", "envoy"),
    ("The plan was rejected by the envoy.", "rejected", "envoy"),
    ("They regretted Moscow’s refusal.", "refusal", "Moscow"),
    ("The criticism by the envoy surprised them.", "criticism", "envoy"),
    ("Asked about the plan, the envoy was told nothing.", "told", None),
    ("A statement saying that they would leave came late.", "saying", "statement"),
    ("The envoy was told by the crew that they would leave.", "told", "crew"),
    ("The envoy was warned that they would leave.", "warned", None),
    ("“No,” said the envoy when asked if they would leave.", "asked", None),
    ("The envoy was quoted by the paper as saying that they would leave.", "quoted", "envoy"),
    ("The envoy was reported to have said that they would leave.", "reported", "envoy"),
    ("The envoy is said to be ill.", "said", None),
]


@pytest.mark.parametrize(("text", "cue", "source"), SOURCES)
def test_the_source_of_a_cue(text, cue, source):
    parse = read_text(text).parse
    found = sources.source_of(parse, parse.words.index(cue))
    assert (parse.words[found] if found is not None else None) == source
