"""TODO"""

from analysis.weights.logistic import FOLDER, Weights, likeliest, probability, read_weights
