#!/usr/bin/env bash
# trafilatura 2.3.1: words and marks of valid inline HTML vanish from the main text, and struck-out ones stay.
#
# `<q>` is quotation marks in HTML, but its words come out without any, so a quotation is no longer one, and the sentence breaks into two
# lines after it; the words of `<time>` inside a sentence are dropped and leave a hole; `<s>` and `<del>` (what a newspaper has
# withdrawn) come out as if still said.
#
# Seen: "The owners said: We cannot pay more" / ", and left …" · "The talks end on , she said …" · "The last offer … was 106 107 105 crowns …"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check trafilatura==2.3.1 lxml==6.1.3 lxml-html-clean==0.4.6
"$folder/env/bin/python" - <<'PYTHON'
import trafilatura

filler = "<p>The two sides met again in the harbour office on Monday, for the third time since the summer, and spoke for six hours.</p>" * 4


def text_of(sentence):
    page = f"<html><body><article><h1>Talks in the port</h1>{filler}<p>{sentence}</p>{filler}</article></body></html>"
    lines = trafilatura.extract(page, include_comments=False, include_tables=False, deduplicate=False).splitlines()
    return [line for line in lines if "harbour office" not in line and "Talks in the port" not in line]


seen = {
    "The owners said: <q>We cannot pay more</q>, and left the room before midnight.": [
        "The owners said: We cannot pay more", ", and left the room before midnight."
    ],
    "The talks end on <time datetime='2025-05-09'>Friday evening</time>, she said to the reporters.": [
        "The talks end on , she said to the reporters."
    ],
    "The last offer of the owners was <s>106</s> <del>107</del> 105 crowns an hour for all.": [
        "The last offer of the owners was 106 107 105 crowns an hour for all."
    ],
}
for sentence, lines in seen.items():
    print(trafilatura.__version__, text_of(sentence))
    assert text_of(sentence) == lines
PYTHON
