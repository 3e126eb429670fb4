"""What each witness of a wrong word counts for, in log odds; written by `python -m training.weighing`."""

from typing import Final

STATISTICS_ALONE: Final = (-0.341, 1.03)
"""A constant and the slope on the log odds of the phrase statistics, where the phrase book says nothing."""

PHRASE_ALONE: Final = (-0.968, 1.036)
"""The same for the phrase book, where the phrase statistics say nothing."""

TOGETHER: Final = (1.107, 0.893, 0.228)
"""A constant and the slopes on the log odds of the phrase statistics and of the phrase book, where both speak."""

STANDS_RIGHT: Final = -1.974
"""For a word that stands rightly in another frozen phrase."""

ARTICLE: Final = (0.098, 0.786, 0.874)
"""Of an article as a whole: a constant, the slopes on the log odds of the phrase statistics and on the improbability
that none of its different broken phrases is wrong, in nats."""
