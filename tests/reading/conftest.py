"""A file on the disk, for the tests of reading."""

import pytest

from tests.reading.files.disk import WORDS


@pytest.fixture
def write(tmp_path):
    def write_file(name, content=WORDS):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return write_file
