"""Trees and curves."""

import pytest

from newslint.plausibility.decision import Curve, Trees, softmax


def test_trees_add_their_leaves() -> None:
    trees = Trees(
        roots=[0, 1, -4], feature=[0, 1], threshold=[0.5, 2.0], left=[-1, -3], right=[-2, -1], leaf=[1.0, 2.0, 4.0, 8.0]
    )
    assert trees.score([0.5, 2.0]) == 13.0
    assert trees.score([0.6, 2.1]) == 11.0


def test_curve_is_straight_between_points_and_level_beyond() -> None:
    curve = Curve([0.0, 2.0, 3.0], [0.1, 0.5, 0.9])
    assert [curve(-5), curve(0), curve(1), curve(2.5), curve(9)] == pytest.approx([0.1, 0.1, 0.3, 0.7, 0.9])


def test_softmax_shares_add_up() -> None:
    assert sum(softmax([1000.0, 999.0, -5.0])) == pytest.approx(1)
    assert softmax([3.0, 3.0]) == [0.5, 0.5]
