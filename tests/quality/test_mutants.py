"""Tests of the search for predicates that no test misses."""

import pytest

from tests.quality.mutants import main, modules, predicates


def test_predicates_of_all_rooms_are_found():
    rooms = {name.split(".")[1] for name, _ in predicates(modules())}
    assert {"events", "figures", "mentions", "quotations", "quantities", "times", "segmentation", "syntax"} <= rooms


def test_a_module_and_a_package_go_by_their_names():
    assert modules(["bounds"]) == ["transforms.quantities.bounds"]
    assert set(modules(["times"])) == {name for name in modules() if name.startswith("transforms.times.")}


def test_a_name_that_no_predicate_has_is_told(capsys):
    with pytest.raises(SystemExit):
        main(["--name", "was_never"])
    assert "there is no such predicate" in capsys.readouterr().err
