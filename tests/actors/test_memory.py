"""Who has been named up to a place: the last first, and how many of the same kind are nearer or named more often."""

from analysis.actors.draft import Figure
from analysis.actors.memory import MOST_EARLIER, Memory
from tests.actors.casts import gathered

TEXT = "Ann Lee met Bo Day. Then Bo Day left, and Bo Day wrote. Ann Lee stayed."


def remembered(*named: str) -> Memory:
    """The words of `TEXT` that name somebody, in this order, as if each were a person of that name."""
    gathering = gathered(TEXT)
    memory, words, at = Memory(gathering), gathering.reading.parse.words, -1
    for name in named:
        actor_id = f"per:{name.lower()}"
        gathering.figures[actor_id] = Figure(actor_id, name, "person")
        at = words.index(name, at + 1)
        memory.mention(actor_id, at, at)
    return memory


def test_the_last_come_first_and_of_one_sentence_those_who_were_named_most():
    assert remembered("Lee", "Day").latest() == ["per:day", "per:lee"]
    assert remembered("Lee", "Day", "Day", "Day").latest() == ["per:day", "per:lee"]
    assert remembered("Lee", "Day", "Day", "Day", "Lee").latest() == ["per:lee", "per:day"]


def test_only_some_are_remembered_as_the_last():
    memory = remembered("Lee")
    for number in range(MOST_EARLIER + 2):
        memory.gathering.figures[f"per:x{number}"] = Figure(f"per:x{number}", "X", "person")
        memory.mention(f"per:x{number}", 5, 5)
    assert len(memory.latest()) == MOST_EARLIER and "per:lee" in memory.known


def test_rivals_are_of_the_same_kind():
    memory = remembered("Lee", "Day", "Day", "Day")
    assert memory.rivals("per:lee") == (2, 1, 1)
    assert memory.rivals("per:day") == (2, 0, 0)


def test_a_word_of_a_name_leads_to_who_has_it():
    assert remembered("Lee", "Day").by_word["day"] == {"per:day"}
