#!/usr/bin/env bash
# spaCy 3.8.18, English tokenizer: a contraction that touches a dash, an ellipsis or a slash is not taken apart.
#
# "don't" alone gives two tokens, `do` and `n't`. Inside "We don't—and won't—accept it" it stays one token, `don't`: the rule for
# the whole word is only looked up before infixes are cut, and what an infix cuts off is never looked up again. Whoever looks for a
# token `n't` (or the relation `neg`) misses the negation, and the sentence reads as its opposite. Straight and curly apostrophes
# behave alike; brackets and full stops, which are prefixes and suffixes, do no harm.
#
# Seen: ["do", "n't"] · ["don't", "—", "and", "won't", "—", "accept"] · ["don't", "…", "accept"] · ["don't", "/", "won't"] · ["(", "do", "n't", ")"]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check spacy==3.8.18
"$folder/env/bin/python" - <<'PYTHON'
import spacy

tokenizer = spacy.blank("en").tokenizer


def words(text):
    return [token.text for token in tokenizer(text)]


for mark in ("'", "’"):
    dont, wont, no = f"don{mark}t", f"won{mark}t", f"n{mark}t"
    assert words(dont) == ["do", no]
    assert words(f"{dont}—and {wont}—accept") == [dont, "—", "and", wont, "—", "accept"]
    assert words(f"{dont}…accept") == [dont, "…", "accept"]
    assert words(f"{dont}/{wont}") == [dont, "/", wont]
    assert words(f"({dont})") == ["(", "do", no, ")"]
print(spacy.__version__, words("We don't—and won't—accept it"))
PYTHON
