#!/usr/bin/env bash
# spacy 3.8.18: the number of a label in a document is mostly not `spacy.strings.hash_string` of it, and for six labels it is.
#
# `Doc.to_array(["DEP"])` and `StringStore` give the strings that stand in `spacy.symbols.IDS` a small number of their own, and all others
# the 64-bit hash that `hash_string` computes. Of the 44 relations of the English models 38 have such a number (dobj is 416, relcl 447);
# ROOT, case, compound, dative, nummod and predet have none, and so have the fine tags (NNP). So a table of labels that is made by
# `hash_string`, or kept from a program that hashes likewise, meets compound and never dobj: no error, only features that say nothing.
# It is not about labels alone: the plain word "dep" in a text is 414 and "MONEY" is 394, while "Money" is a hash. The cure is to ask
# `StringStore()[label]`, which needs no vocabulary.
#
# Seen: 38 labels differ, 6 agree · words: the True, dep False, neg False, NEG True, MONEY False, Money True
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check spacy==3.8.18
"$folder/env/bin/python" - <<'PYTHON'
import spacy
from spacy.strings import StringStore, hash_string
from spacy.symbols import IDS
from spacy.tokens import Doc
from spacy.vocab import Vocab

LABELS = """ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj dative dep det dobj expl
intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj predet prep prt punct quantmod relcl
xcomp""".split()
WORDS = ["the", "dep", "neg", "NEG", "MONEY", "Money"]
store = StringStore()
agree = [label for label in LABELS if store[label] == hash_string(label)]
words = {word: store[word] == hash_string(word) for word in WORDS}
print(spacy.__version__, len(LABELS), agree, store["dobj"], store["relcl"], words)
assert len(LABELS) == 44 and agree == ["ROOT", "case", "compound", "dative", "nummod", "predet"], agree
assert all((label in IDS) is (label not in agree) for label in LABELS)
assert (store["dobj"], store["relcl"], store["NNP"] == hash_string("NNP")) == (416, 447, True)
assert words == {"the": True, "dep": False, "neg": False, "NEG": True, "MONEY": False, "Money": True}, words

doc = Doc(Vocab(), ["Read", "the", "dep"], heads=[0, 2, 0], deps=["ROOT", "det", "dobj"])
table = doc.to_array(["ORTH", "DEP"]).tolist()
print(table)
assert table[0][1] == hash_string("ROOT") and table[2] == [414, 416] and hash_string("dobj") != 416
PYTHON
