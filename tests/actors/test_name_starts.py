"""With which word of a run of capitals the name of a person begins."""

import pytest

from tests.actors.casts import cast_of, named

STARTS = [
    ("Deputy Comptroller of the Currency Robert Holm said banks must wait.", "Robert Holm"),
    ("The Speaker of the House Nancy Holm refused.", "Nancy Holm"),
    ("The prize went to Composer Mario Holm, who refused it.", "Mario Holm"),
    ("Nevada Democrat Lucy Holm refused.", "Lucy Holm"),
    ("Follow Jack Holm, who will not sign.", "Jack Holm"),
    ("Its chairwoman, Inga Sara Holm, refused.", "Inga Sara Holm"),
    ("Mary Ann Holm refused to sign.", "Mary Ann Holm"),
]


@pytest.mark.parametrize(("text", "name"), STARTS)
def test_a_name_begins_behind_the_words_that_lead_to_it(text, name):
    assert named(cast_of(text), "person") == {name}


def test_a_bank_that_is_called_after_a_person_keeps_its_first_word():
    assert "Julius Holm" not in named(cast_of("They met Bank Julius Holm on Monday."))
