"""Whom the rebels are."""

import pytest

from tests.actors.casts import cast_of
from tests.marked import unmark

REBELS = [
    ("The separatist group Delta Front took a town. ⟨x: The separatists⟩ refused to leave.", "org:delta-front"),
    ("Hill Front guerrillas left the valley. ⟨x: The rebels⟩ must disarm, the minister said.", "org:hill-front"),
    ("The Northern Liberation Army met the envoy. ⟨x: The guerrillas⟩ rejected the plan.", "org:northern-liberation-army"),
    ("⟨x: The rebels⟩ rejected the plan. The bishop left.", "grp:rebels"),
    ("Hill Front guerrillas left. The Northern Liberation Army stayed. ⟨x: The rebels⟩ refused to talk.", "grp:rebels"),
    ("The Valley Liberation Front and Hayat Tahrir al-Sham fought. ⟨x: The rebels⟩ refused to talk.", "grp:rebels"),
    ("The rebels met the Harbour Fund. ⟨x: The rebels⟩ refused to talk.", "grp:rebels"),
]


@pytest.mark.parametrize(("marked", "actor_id"), REBELS)
def test_the_rebels_are_the_only_armed_group_or_a_side_without_a_name(marked, actor_id):
    text, spans = unmark(marked)
    assert cast_of(text).actor_of(spans["x"][-1]) == actor_id
