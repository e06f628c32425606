"""TODO"""

from analysis.words.vocabulary import Body, Judgement, Never, OTHER, Role, Trigger, Vocabulary, load
