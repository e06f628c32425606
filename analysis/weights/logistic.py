"""The signs of a case in, how likely it is out: logistic regression, with weights that were learnt from marked articles."""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Iterable, Mapping
from pathlib import Path

FOLDER = Path(__file__).parent
Weights = Mapping[str, float]  # sign -> weight; `bias` is the weight of every case


def probability(weights: Weights, signs: Iterable[str]) -> float:
    """Of a case with these signs; a sign that the weights do not know counts nothing."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score(weights, signs)))))


def score(weights: Weights, signs: Iterable[str]) -> float:
    """How much speaks for it: what the signs weigh together. Options of one case are compared by it."""
    return weights.get("bias", 0.0) + sum(map(weights.get, signs, itertools.repeat(0.0)))


def likeliest(weights: Mapping[str, Weights], signs: list[str]) -> str:
    """The name of the model that finds these signs most likely; of equals the first by name."""
    return max(sorted(weights), key=lambda name: probability(weights[name], signs))


@functools.cache
def read_weights(name: str) -> dict[str, dict[str, float]]:
    """The models of `weights/<name>.json`, by name; a model may itself be a family of models.

    Half a million numbers: ujson reads them in half the time of the standard library, and to the last bit as it does.
    """
    from srsly import ujson  # only where weights are read

    return ujson.loads((FOLDER / f"{name}.json").read_bytes(), precise_float=True)
