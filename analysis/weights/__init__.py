"""The trained models in (`weights/*.json`), how likely a case with these signs is out; MODEL_CARD.md says what they are."""

from analysis.weights.confidence import WEIGHED, confidence, signs_of_confidence, steps_of
from analysis.weights.logistic import FOLDER, Weights, likeliest, probability, read_weights, score
from analysis.weights.recurrent import Network, Table, both_ways, load_network, side_by_side, stretches, word_vectors
from analysis.weights.threads import one_thread
