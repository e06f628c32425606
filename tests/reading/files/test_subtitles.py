"""Files of subtitles: read as they are, refused without cues."""

import pytest

from analysis.reading.article import read
from tests.reading.files.disk import WORDS, refusal

SRT = (
    "\ufeff1\r\n00:01:12,000 --> 00:01:14,900\r\nHOLM: We <i>will</i> not sign.\r\n\r\n"
    "2\r\n00:02:12,000 --> 00:02:14,900\r\nWe wait.\r\n"
)
VTT = "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Anna Holm>We will not sign.\n"


@pytest.mark.parametrize(
    ("name", "text", "title"), [("a.srt", SRT, "HOLM: We will not sign."), ("a.VTT", VTT, "We will not sign.")]
)
def test_the_text_is_the_file(write, name, text, title):
    [found] = read(write(name, text))
    assert (found.text, found.title) == (text.removeprefix("\ufeff"), title)


def test_a_file_without_cues_is_refused(write):
    assert "no cue" in refusal(write("a.srt", WORDS))
    assert "no words" in refusal(write("a.vtt", "WEBVTT\n\n00:01.000 --> 00:04.000\n\n"))


def test_a_folder_has_them_too(write, tmp_path):
    write("a.srt", SRT), write("b.vtt", VTT)
    assert [article.article_id for article in read(tmp_path)] == ["a", "b"]
