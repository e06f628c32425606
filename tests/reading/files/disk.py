"""What the tests of reading put on a disk."""

import pytest

from analysis.errors import ArticleError
from analysis.reading.article import read

WORDS = "Talks end in Bergen\n\nThe envoys met for an hour and left."
PAGE = """<!doctype html><html><head><title>Talks end</title>
<meta property="article:published_time" content="2025-02-18T09:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Talks end in Bergen</h1>
<p>The envoys met for an hour on Monday and left the harbour without a single word to the press.</p>
<p>“We will not sign,” said the delegate of the port council, who spoke in front of the gates.</p>
<p>A second round is planned for May, and the mediators hope that it will last longer than this one.</p>
</article><footer>© 2025 The Harbour Times</footer></body></html>"""


def refusal(path, **parameters):
    with pytest.raises(ArticleError) as caught:
        read(path, **parameters)
    assert caught.value.what and caught.value.cure
    return str(caught.value)
