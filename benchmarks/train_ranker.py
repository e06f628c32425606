"""Train the network that ranks cases: python benchmarks/train_ranker.py FOLDER [FOLDER …] --unseen OTHER

Each folder holds articles that people marked by hand (see marked_articles.py). Writes analysis/weights/ranker.npz, and into the
folder OTHER five networks of which each has not seen a part of the articles: `train_conditions.py` needs them, because a
network is surer of what it has learnt from. Needs torch==2.13.0, which the product itself does without. All is seeded and one
thread computes: the same folders give the same weights.
"""

from __future__ import annotations

import argparse
import dataclasses
import functools
import math
import multiprocessing
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from marked_articles import MarkedArticle, read_marked, training_files
from torch import nn
from torch.nn import functional
from train_conditions import (
    PARTS,
    TASKS,
    UNSURE,
    Met,
    Task,
    counts_as,
    meet,
    offered_others,
    offered_owners,
    part_of,
    unseen_path,
)
from train_network import SIZE, BothWays, gates_in_order

from analysis.conditions import ranker
from analysis.conditions.ranker import LENGTHS, NAME, OF_OPTION, Tokens
from analysis.weights import FOLDER, Table, stretches, word_vectors

# Column of `ranker.Tokens` -> numbers in its learned vector, and how often a value must occur to get one.
COLUMNS = {"lemma": (40, 8), "tag": (16, 20), "dep": (16, 20), "suffix": (8, 20), "h_tag": (8, 20), "h_dep": (8, 20),
           "trigger": (12, 1), "judgement": (6, 1), "actor": (8, 1), "told": (4, 1)}  # fmt: skip
HIDDEN = {"lemma": 0.2}  # part of the values that are hidden while learning, so that unknown ones are learnt too
ENTER_SIZE, CASE_SIZE, OPTION_SIZE, BENDS = 128, 160, 128, 64
VECTOR_SIZE = 96  # numbers of spaCy's vector of a token in its context
SIZES_OF_OPTION = {"far_before": (21, 8), "far_after": (21, 8), "far_through": (21, 8), "kind": (8, 8), "times": (9, 4)}
ROLES = {"holder": "conditions", "assessor": "assessments", "target": "conditions"}
SEED, EPOCHS, RATE, AT_ONCE, DROP, DROP_OF_ENTRY = 0, 8, 2e-3, 8, 0.45, 0.15
PROCESSES = 2
_IS_PLACE = np.array([name in OF_OPTION[:3] for name in OF_OPTION], np.int64)
SECTIONS_ALONE = 0.25  # part of the articles whose sections are read each alone
SIGN_OF = {"conditions": "direction", "assessments": "verdict"}
OF_INSIDE, OF_CASES, OF_SIGNS, OF_CHOICES = 3.0, 20.0, 2.0, 0.7  # how much each question counts


# --- articles as numbers ------------------------------------------------------------------------------------------------


@dataclasses.dataclass(frozen=True)
class Cases:
    """The cases of a task: their places and marks (see `ranker.score_cases`), whether each is a row, how much that counts.

    `signs`: that of the row that each meets, 0 where it meets none or one that has no sign.
    """

    edges: np.ndarray
    marks: np.ndarray
    right: np.ndarray
    counts: np.ndarray
    signs: np.ndarray


@dataclasses.dataclass(frozen=True)
class Choices:
    """Marked rows with those whose they may be: places of the cases; options (see `ranker.OF_OPTION`), of which case, right?"""

    edges: np.ndarray
    counts: np.ndarray
    options: np.ndarray
    of: np.ndarray
    right: np.ndarray


@dataclasses.dataclass(frozen=True)
class Lesson:
    """One article: its part, its words, and what is asked of them; `inside`: which stand in a row of each task, (words, 2)."""

    part: int
    tokens: Tokens
    cases: dict[str, Cases]
    choices: dict[str, Choices]
    inside: np.ndarray


def read_lessons(folders: Sequence[Path]) -> list[Lesson]:
    """The articles of folders in order."""
    with multiprocessing.Pool(PROCESSES) as pool:
        read = pool.map(_read_lesson, [path for folder in folders for path in training_files(folder)], chunksize=4)
    return [lesson for lesson in read if len(lesson.tokens.places)]


def _read_lesson(path: Path) -> Lesson:
    marked = read_marked(path)
    tokens = ranker.read_tokens(marked.scene)
    cases, choices, inside = {}, {}, np.zeros((len(tokens.places), len(TASKS)), np.float32)
    for k, task in enumerate(TASKS):
        met = list(meet(task, marked)) if len(tokens.places) else []
        edges = [tokens.edges(m.case) for m in met]
        cases[task.table] = Cases(
            np.array(edges, np.int64).reshape(-1, 3),
            np.array([ranker.marks_of(m.case, e) for m, e in zip(met, edges, strict=True)], np.int64).reshape(-1, 3),
            np.array([m.is_nearest for m in met], np.float32), np.array([counts_as(m) for m in met], np.float32),
            np.array([np.sign((m.row or {}).get(SIGN_OF[task.table], 0)) for m in met], np.float32),
        )  # fmt: skip
        for (first, last, _), m in zip(edges, met, strict=True):
            if m.likeness == max(n.likeness for n in met if n.row is m.row) and m.row is not None:
                inside[first : last + 1, k] = 1.0 if m.row.get("certain", True) else 0.5
        rows = [(m, e) for m, e in zip(met, edges, strict=True) if m.row is not None and not m.case.cut]
        choices |= {role: _read_choices(role, task, marked, tokens, rows) for role, of in ROLES.items() if of == task.table}
    return Lesson(part_of(marked.text), tokens, cases, choices, inside)


def _read_choices(role: str, task: Task, marked: MarkedArticle, tokens: Tokens, rows: list[tuple[Met, tuple]]) -> Choices:
    named, found = ranker.named_in(marked.scene, tokens), []
    for met, edges in rows:
        if role == "target":
            options, right = offered_others(marked, met.case, met.row, met.owners) if "target" in met.row else ({}, frozenset())
        else:
            options, right = offered_owners(task, marked.scene, met.case, met.owners)
        if len(options) > 1 and not right.isdisjoint(options):
            places = [ranker.option_places(marked.scene, named, edges, actor_id) for actor_id in options]
            found.append((edges, 1.0 if met.row.get("certain", True) else UNSURE, places, [a in right for a in options]))
    return Choices(
        np.array([f[0] for f in found], np.int64).reshape(-1, 3), np.array([f[1] for f in found], np.float32),
        np.array([p for f in found for p in f[2]], np.int64).reshape(-1, len(OF_OPTION)),
        np.array([k for k, f in enumerate(found) for _ in f[2]], np.int64),
        np.array([right for f in found for right in f[3]], np.float32),
    )  # fmt: skip


class Coder:
    """The keys of every table, learnt from the articles, and words as places in the tables."""

    def __init__(self, lessons: Sequence[Lesson]):
        self.words, self.keys = word_vectors(), {}
        for column, (_, least) in COLUMNS.items():
            values, counts = np.unique(np.concatenate([x.tokens.columns[column] for x in lessons]), return_counts=True)
            self.keys[column] = values[counts >= least]

    def code(self, tokens: Tokens) -> tuple[torch.Tensor, torch.Tensor]:
        """The place of each word's vector, and of its value in each column."""
        columns = tokens.columns
        word = self.words.places(columns["word"])
        word = np.where((word > 0) | (columns["word"] == NAME), word, self.words.places(columns["lemma"]))
        places = np.stack([Table(keys, keys).places(columns[column]) for column, keys in self.keys.items()], 1)
        return torch.from_numpy(word), torch.from_numpy(places)


# --- the network --------------------------------------------------------------------------------------------------------


class Net(nn.Module):
    """The network of analysis/conditions/ranker.py, in the form that learns."""

    def __init__(self, coder: Coder):
        super().__init__()
        self.coder, self.words = coder, torch.from_numpy(coder.words.rows)
        self.tables = nn.ModuleDict({c: nn.Embedding(len(coder.keys[c]) + 1, size) for c, (size, _) in COLUMNS.items()})
        for table in self.tables.values():
            nn.init.normal_(table.weight, 0, 0.3)
        entering = self.words.shape[1] + VECTOR_SIZE + sum(size for size, _ in COLUMNS.values())
        self.enter, self.both = nn.Linear(entering, ENTER_SIZE), BothWays(ENTER_SIZE)
        self.inside, self.drop = nn.Linear(2 * SIZE, len(TASKS)), nn.Dropout(DROP)
        self.cases = nn.ModuleDict({task.table: Scorer(self.drop) for task in TASKS})
        self.roles = nn.ModuleDict({role: Chooser(self.drop) for role in ROLES})

    def read(self, lessons: Sequence[Lesson]) -> torch.Tensor:
        """The states of all words of several articles, one after the other."""
        word, columns = (torch.cat(x) for x in zip(*(self.coder.code(x.tokens) for x in lessons), strict=True))
        vectors = torch.from_numpy(np.concatenate([x.tokens.vectors for x in lessons]).astype(np.float32))
        learned = [t(self._hidden(columns[:, k], HIDDEN.get(c, 0.05))) for k, (c, t) in enumerate(self.tables.items())]
        x = torch.cat([self.words[self._hidden(word, 0.08)], vectors, *learned], 1)
        x = self.drop(torch.tanh(self.enter(functional.dropout(x, DROP_OF_ENTRY, self.training))))
        sizes = torch.tensor([end - start for lesson in lessons for start, end in self._cut(lesson.tokens.bounds)])
        steps = torch.arange(int(sizes.max()))
        real = steps < sizes[:, None]
        padded = torch.zeros(*real.shape, ENTER_SIZE).masked_scatter(real[:, :, None], x)
        read = self.both(padded, torch.where(real, sizes[:, None] - 1 - steps, steps))
        return self.drop(read[real])

    def _cut(self, bounds: np.ndarray) -> list[tuple[int, int]]:
        """The stretches of an article; now and then, while learning, each section alone, so that short texts are learnt too."""
        if not self.training or torch.rand(()) > SECTIONS_ALONE:
            return stretches(bounds)
        return [cut for k in range(len(bounds) - 1) for cut in stretches(bounds[k : k + 2])]

    def _hidden(self, places: torch.Tensor, share: float) -> torch.Tensor:
        return places * (torch.rand(places.shape) > share) if self.training else places

    def loss(self, lessons: Sequence[Lesson]) -> torch.Tensor:
        """How far from the marks: whether each case is a row, whose it is, and which words stand in a row."""
        states = self.read(lessons)
        sums = torch.cat([torch.zeros(1, states.shape[1]), states.cumsum(0)])
        begins = np.cumsum([0, *(len(x.tokens.places) for x in lessons)])[:-1]
        inside = torch.from_numpy(np.concatenate([x.inside for x in lessons]))
        loss = OF_INSIDE * functional.binary_cross_entropy_with_logits(self.inside(states), inside)
        for task, scorer in self.cases.items():
            some = [x.cases[task] for x in lessons]
            edges = np.concatenate([c.edges + begin for c, begin in zip(some, begins, strict=True)])
            names = ("marks", "right", "counts", "signs")
            marks, right, counts, signs = (torch.from_numpy(np.concatenate([getattr(c, n) for c in some])) for n in names)
            is_row, is_for = scorer(around(states, sums, edges), marks).T
            off = functional.binary_cross_entropy_with_logits(is_row, right, reduction="none")
            loss = loss + OF_CASES * (off * counts).sum() / max(1, len(off))
            off = functional.binary_cross_entropy_with_logits(is_for, (signs > 0).float(), reduction="none")
            counts = counts * (signs != 0)
            loss = loss + OF_SIGNS * (off * counts).sum() / torch.clamp(counts.sum(), min=1)
        for role, chooser in self.roles.items():
            loss = loss + OF_CHOICES * chooser.loss(states, sums, [x.choices[role] for x in lessons], begins)
        return loss


def around(states: torch.Tensor, sums: torch.Tensor, edges: np.ndarray) -> torch.Tensor:
    """As `ranker.States.around`."""
    first, last, verb = torch.from_numpy(edges).T
    mean = (sums[last + 1] - sums[first]) / (last - first + 1)[:, None]
    behind, before = torch.clamp(last + 1, max=len(states) - 1), torch.clamp(first - 1, min=0)
    return torch.cat([states[first], states[last], states[verb], mean, states[behind], states[before]], 1)


class Scorer(nn.Module):
    """As `ranker.score_cases`."""

    def __init__(self, drop: nn.Module):
        super().__init__()
        self.length, self.drop = nn.Embedding(LENGTHS, 8), drop
        self.weight, self.out = nn.Linear(12 * SIZE + 8 + 4, CASE_SIZE), nn.Linear(CASE_SIZE, 2)

    def forward(self, around, marks):
        flags = [functional.one_hot(marks[:, k], 2).float() for k in (1, 2)]
        x = torch.cat([around, self.length(marks[:, 0]), *flags], 1)
        return self.out(self.drop(torch.relu(self.weight(self.drop(x)))))


class Chooser(nn.Module):
    """As `ranker.score_options`."""

    def __init__(self, drop: nn.Module):
        super().__init__()
        self.nowhere, self.drop = nn.Parameter(torch.zeros(3, 2 * SIZE)), drop
        self.told = nn.ModuleDict({name: nn.Embedding(*size) for name, size in SIZES_OF_OPTION.items()})
        entering = 6 * SIZE + sum(size for _, size in SIZES_OF_OPTION.values())
        self.case, self.option = nn.Linear(12 * SIZE, OPTION_SIZE), nn.Linear(entering, OPTION_SIZE)
        self.case_bends, self.option_bends = (nn.Linear(OPTION_SIZE, BENDS, bias=False) for _ in range(2))
        self.out = nn.Linear(OPTION_SIZE + BENDS, 1)

    def loss(self, states, sums, some: Sequence[Choices], begins: np.ndarray) -> torch.Tensor:
        """Minus the logarithm of the share of the right options, on the average."""
        cases = np.cumsum([0, *(len(c.edges) for c in some)])
        n = int(cases[-1])
        if not n:
            return torch.zeros(())
        edges = np.concatenate([c.edges + begin for c, begin in zip(some, begins, strict=True)])
        of = torch.from_numpy(np.concatenate([c.of + k for c, k in zip(some, cases, strict=False)]))
        options = [np.where(c.options >= 0, c.options + begin * _IS_PLACE, -1) for c, begin in zip(some, begins, strict=True)]
        right = torch.from_numpy(np.concatenate([c.right for c in some]))
        found = self(states, around(states, sums, edges)[of], torch.from_numpy(np.concatenate(options)))
        found = torch.exp(found - torch.full((n,), -1e9).scatter_reduce(0, of, found, "amax")[of])
        of_right, of_all = (torch.zeros(n).index_add(0, of, x) for x in (found * right, found))
        counts = torch.from_numpy(np.concatenate([c.counts for c in some]))
        return ((torch.log(of_all) - torch.log(of_right + 1e-9)) * counts).mean()

    def forward(self, states, around, options):
        named = [torch.where((at >= 0)[:, None], states[at], self.nowhere[k]) for k, at in enumerate(options.T[:3])]
        told = [self.told[name](value) for name, value in zip(OF_OPTION[3:], options.T[3:], strict=True)]
        case, option = self.case(self.drop(around)), self.option(self.drop(torch.cat([*named, *told], 1)))
        together = [self.drop(torch.relu(case + option)), self.case_bends(case) * self.option_bends(option)]
        return self.out(torch.cat(together, 1))[:, 0]


# --- learning -----------------------------------------------------------------------------------------------------------


def train(lessons: Sequence[Lesson]) -> Net:
    """The network with a moving mean of the weights over the steps of AdamW, whose rate rises and then falls along a cosine."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    shuffle, order = random.Random(SEED), list(lessons)
    net = Net(Coder(lessons))
    weights = list(net.parameters())
    mean = [w.detach().clone() for w in weights]
    adam = torch.optim.AdamW(weights, lr=RATE, weight_decay=0.02, betas=(0.9, 0.98))
    steps = EPOCHS * math.ceil(len(order) / AT_ONCE)
    for step in range(steps):
        k = step * AT_ONCE % (AT_ONCE * math.ceil(len(order) / AT_ONCE))
        if k == 0:
            shuffle.shuffle(order)
        part = step / steps
        slope = part / 0.1 if part < 0.1 else 0.5 + 0.5 * math.cos(math.pi * (part - 0.1) / 0.9)
        adam.param_groups[0]["lr"] = RATE * (0.01 + 0.99 * slope)
        loss = net.loss(order[k : k + AT_ONCE])
        adam.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(weights, 1.0)
        adam.step()
        kept = min(0.995, (step + 2) / (step + 21))
        with torch.no_grad():
            torch._foreach_lerp_(mean, weights, 1 - kept)
        if step % 100 == 99:
            print(f"  step {step + 1} of {steps}: loss {loss.item():.2f}", flush=True)
    with torch.no_grad():
        for weight, value in zip(weights, mean, strict=True):
            weight.copy_(value)
    return net.eval()


def packed(net: Net) -> dict[str, np.ndarray]:
    """The arrays that analysis/conditions/ranker.py reads, as half floats."""
    w = {name: value.detach().numpy() for name, value in net.state_dict().items()}
    arrays = {}
    for column in COLUMNS:
        arrays["keys." + column], arrays["rows." + column] = net.coder.keys[column], w[f"tables.{column}.weight"]
    both = [gates_in_order(w, f"both.{way}.") for way in ("forwards", "backwards")]
    arrays["both.weight"], arrays["both.recur"] = np.hstack([x[0] for x in both]), np.stack([x[1] for x in both])
    arrays["both.bias"] = np.hstack([x[2] for x in both])
    arrays |= _dense(w, "enter", "enter")
    for task in net.cases:
        arrays |= _dense(w, f"cases.{task}.weight", task) | {task + ".length": w[f"cases.{task}.length.weight"]}
        arrays |= {task + ".out": w[f"cases.{task}.out.weight"].T, task + ".out_bias": w[f"cases.{task}.out.bias"]}
    for role in net.roles:
        of = f"roles.{role}."
        arrays |= _dense(w, of + "case", role + ".case") | _dense(w, of + "option", role + ".option")
        arrays |= {f"{role}.{name}": w[f"{of}told.{name}.weight"] for name in SIZES_OF_OPTION}
        arrays |= {f"{role}.{name}.bends": w[f"{of}{name}_bends.weight"].T for name in ("case", "option")}
        arrays |= {role + ".nowhere": w[of + "nowhere"]}
        arrays |= {role + ".out.weight": w[of + "out.weight"][0], role + ".out.bias": w[of + "out.bias"]}
    return {name: x if name.startswith("keys.") else x.astype(np.float16) for name, x in arrays.items()}


def _dense(w: dict[str, np.ndarray], name: str, to: str) -> dict[str, np.ndarray]:
    return {to + ".weight": w[name + ".weight"].T, to + ".bias": w[name + ".bias"]}


def write(lessons: Sequence[Lesson], job: tuple[Path, int | None]) -> None:
    """Trains on all articles but those of a part (None: on all) and stores what analysis/conditions/ranker.py reads."""
    path, part = job
    np.savez(path, **packed(train([x for x in lessons if x.part != part])))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--unseen", type=Path, required=True, help="folder for the networks of which each has not seen a part")
    parser.add_argument("--out", type=Path, default=FOLDER, help="folder of the weights")
    options = parser.parse_args()
    options.unseen.mkdir(parents=True, exist_ok=True)
    lessons = read_lessons(options.folders)
    jobs = [*((unseen_path(options.unseen, part), part) for part in range(PARTS)), (options.out / "ranker.npz", None)]
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
        pool.map(functools.partial(write, lessons), jobs, chunksize=1)


if __name__ == "__main__":
    main()
