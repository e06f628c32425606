"""Which column holds what: by its name, by what the `.toml` says; and what is refused."""

from pathlib import Path

import pytest

from analysis.errors import ArticleError
from analysis.reading.files.columns import NoTextError, find_columns, host_of, key_of, read_record
from tests.reading.files.exports import FIRST, SECOND, gathered, json_lines

PATH = Path("export.csv")
MEDIA_CLOUD = ["id", "language", "media_name", "publish_date", "title", "url", "text"]
GDELT = ["url", "url_mobile", "title", "seendate", "socialimage", "domain", "language", "sourcecountry", "text"]


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (MEDIA_CLOUD, {"id": "id", "published": "publish_date", "source": "media_name", "url": "url", "language": "language"}),
        (["guid", "stories_id", "media_name", "text"], {"id": "stories_id", "source": "media_name"}),
        (GDELT, {"published": "seendate", "source": "domain", "url": "url", "title": "title"}),
        (["Body", "Headline", " Date "], {"text": "Body", "title": "Headline", "published": " Date "}),
    ],
)
def test_columns_are_known_by_their_names(names, found):
    assert find_columns(PATH, names, {}).items() >= found.items()


def test_the_toml_names_columns_and_may_leave_one_out():
    found = find_columns(PATH, ["story", "text", "date"], {"text": "story", "published": ""})
    assert found == {"text": "story"}


@pytest.mark.parametrize(
    ("given", "what"),
    [({"words": "x"}, "has an unknown key 'words'"), ({"text": "story"}, "is in a column 'story' that export.csv has not")],
)
def test_a_column_that_is_not_there_is_told(given, what):
    with pytest.raises(ArticleError, match=what):
        find_columns(PATH, ["text"], given)


def test_a_list_of_addresses_is_refused_and_nothing_fetched():
    with pytest.raises(NoTextError, match="no address is fetched"):
        find_columns(PATH, MEDIA_CLOUD[:-1], {})


def test_what_a_record_says_of_itself():
    columns = find_columns(PATH, [*MEDIA_CLOUD, "talks"], {})
    values = {"id": 4, "text": FIRST, "title": " Two\nlines ", "publish_date": None, "language": "English", "talks": "ferries"}
    found = read_record("w line 2", values, columns, b"x")
    assert (found.key, found.said) == ("4", {"title": "Two lines", "talks": "ferries"})
    assert read_record("w", {"text": FIRST, "language": "en-GB"}, columns, b"x").said == {"language": "en"}
    assert read_record("w", {"text": FIRST}, columns, b"x").key == key_of("", FIRST)


@pytest.mark.parametrize(("url", "host"), [("https://www.a.example/x", "a.example"), ("http://[", ""), ("none", "")])
def test_the_host_of_an_address(url, host):
    assert host_of(url) == host


def test_the_toml_beside_says_what_records_do_not(write):
    path = write(
        "w.jsonl", json_lines({"id": 1, "story": FIRST, "text": "x"}, {"id": 2, "story": SECOND, "source": "The Gull"})
    )
    write("w.toml", 'source = "Wire"\ntalks = "ferries"\n[columns]\ntext = "story"\n')
    found, problems = gathered(path.parent)
    assert problems == [] and [(a.source, a.talks) for a in found.values()] == [("Wire", "ferries"), ("The Gull", "ferries")]
    assert [a.text for a in found.values()] == [FIRST, SECOND]
    write("w.toml", 'columns = "story"')
    assert "columns is no table of names" in gathered(path)[1][0]
