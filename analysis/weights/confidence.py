"""How sure the models are of a row and of whose it is, in; its confidence, as often as such rows are right, out.

Calibrated after Platt (Advances in Large Margin Classifiers, 1999), with steps in place of a line: a logistic regression over
thresholds, learnt from rows of articles that the models had not seen.
"""

from __future__ import annotations

from analysis.weights.logistic import Weights, probability

WEIGHED = "weighed"  # the rule of what no rule reads
_STEPS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98)


def signs_of_confidence(likely: float, owned: float, rule: str, owner: str) -> list[str]:
    """The signs of a row that is so `likely` one, by this rule, whose owner is of this kind and so likely (0 to 1)."""
    return [*steps_of("likely", likely), *steps_of("owned", owned), f"rule={rule}", f"owner={owner}"]


def steps_of(name: str, share: float) -> list[str]:
    """A share (0 to 1) as signs: one for each step that it exceeds."""
    return [f"{name}>{step}" for step in _STEPS if share > step]


def confidence(weights: Weights, signs: list[str]) -> float:
    """How often rows with these signs are right, 0 to 1, in two digits."""
    return round(probability(weights, signs), 2)
