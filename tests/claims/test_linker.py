"""The linker: which cues and sources are compared, which weigh most, and whose head a source has."""

import json

from analysis.claims import linker
from analysis.weights import logistic
from tests.marked import read_text


def tagged(text, sources, cues, contents):
    """The spans of these words, as the tagger would have found them."""
    reading = read_text(text)
    parse = reading.parse

    def spans(phrases):
        found = []
        for phrase in phrases:
            start = text.index(phrase)
            inside = [i for i, at in enumerate(parse.starts) if start <= at < start + len(phrase)]
            found.append((inside[0], inside[-1] + 1))
        return found

    quoted = [reading.quoted.at(start) is not None for start in parse.starts]
    return linker.Tagged(parse, reading.section_at, quoted, spans(sources), spans(cues), spans(contents))


def linked(spans):
    """(source, cue, content) of each attribution, in words."""
    parse = spans.parse

    def words(span):
        return " ".join(parse.words[slice(*span)]) if span else None

    weights = logistic.read_weights("links")
    return [(words(a.source), words(a.cue), [words(c) for c in a.content]) for a in linker.link(spans, weights)]


TEXT = "Ann Lee said that talks would go on, but Bo Ek warned that time was short."


def test_each_content_goes_to_its_own_cue_and_source():
    spans = tagged(TEXT, ["Ann Lee", "Bo Ek"], ["said", "warned"], ["that talks would go on", "that time was short"])
    assert linked(spans) == [
        ("Ann Lee", "said", ["that talks would go on"]),
        ("Bo Ek", "warned", ["that time was short"]),
    ]


def test_a_source_that_was_not_tagged_is_named_by_the_grammar():
    spans = tagged(TEXT, [], ["said"], ["that talks would go on"])
    (attribution,) = linker.link(spans, logistic.read_weights("links"))
    assert attribution.rule == "tagger_source_by_grammar"
    assert spans.parse.words[attribution.head] == "Lee"


def test_a_cue_without_content_reports_nothing():
    assert linked(tagged(TEXT, ["Ann Lee"], ["said"], [])) == []


def test_the_head_of_a_source_is_what_its_words_hang_on():
    parse = read_text("Ann Lee of Rome said so.").parse
    assert parse.words[linker.source_head(parse, (0, 4), None)] == "Lee"
    assert linker.source_head(parse, (0, 4), 3) == 3


def test_a_cue_hangs_on_its_verb():
    parse = read_text("Ann Lee said in a statement that they left.").parse
    assert parse.words[linker.cue_head(parse, (2, 6))] == "said"


def test_only_the_nearest_cues_and_sources_of_a_long_paragraph_are_compared():
    spans = [(k, k + 1) for k in range(0, 1000, 2)]
    assert linker._nearest(spans, 500) == spans[250 - linker.NEAREST : 250 + linker.NEAREST]
    assert linker._nearest(spans[:5], 4) == spans[:5]


def test_weights_are_small_and_whole():
    assert sum(path.stat().st_size for path in logistic.FOLDER.iterdir()) <= 25_000_000
    assert set(json.loads((logistic.FOLDER / "links.json").read_text())) == {"content", "source"}
