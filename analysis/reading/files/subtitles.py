"""The text of a file of subtitles in, what its first cue says out, as the title; a file without cues is none.

The text stays as it was received: which of its lines are numbers and times of cues is told where it is laid out
(`layout/cues.py`), for words pasted into a `.txt` file too. Libraries that read WebVTT and SubRip give the words of each cue,
but not where they stand in the file.
"""

from pathlib import Path

from analysis.errors import ArticleError
from analysis.reading.layout.cues import TAG, TIME_LINE

LONGEST_TITLE = 150  # characters


def title_of_subtitles(path: Path, text: str) -> str:
    """The first line of words. Raises ArticleError: the file holds no cue, or none with words."""
    lines = text.splitlines()
    times = [k for k, line in enumerate(lines) if TIME_LINE.fullmatch(line)]
    if not times:
        raise ArticleError(path, "holds no cue of subtitles", "save its words as a .txt file")
    spoken = (TAG.sub("", line).strip() for k in times for line in lines[k + 1 : k + 2])
    title = next((words for words in spoken if any(c.isalnum() for c in words)), "")
    if not title:
        raise ArticleError(path, "holds no words in its subtitles", "put the text into it, or move it away")
    return title[:LONGEST_TITLE]
