import json
from pathlib import Path
from typing import Any

import pytest

from tests.quality.offsets import restore, strip, written

TEXT = "Exports rose.\nExports were 5 million tonnes; imports were 5 million tonnes, the port said."
ENTRY: dict[str, Any] = {"evidence": "imports were 5 million tonnes", "surface": "5 million tonnes", "measure": "imports", "value": 5e6}


def test_places_stand_for_words() -> None:
    stripped = strip({"document": "a.txt", "title": "Exports rose.", "figures": [ENTRY]}, TEXT, "00")
    [figure] = stripped["figures"]
    assert figure == {"at": [45, 74], "surface_at": [58, 74], "measure": "imports", "value": 5e6}
    assert "title" not in stripped
    assert stripped["sha256"] == "00"


def test_an_entry_is_a_line() -> None:
    annotation = {"document": "a.txt", "figures": [{"value": 1}, {"value": 2.5}], "quotes": []}
    assert written(annotation).splitlines()[2:5] == [' "figures": [', '  {"value": 1},', '  {"value": 2.5}']
    assert json.loads(written(annotation)) == annotation


def test_words_come_back() -> None:
    stripped = strip({"document": "a.txt", "figures": [ENTRY], "quotes": [{"content": "the port"}]}, TEXT, "00")
    restored = restore(stripped, TEXT)
    assert restored["figures"] == [ENTRY]
    assert restored["quotes"] == [{"content": "the port"}]


def test_words_of_another_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="substring not found"):
        strip({"document": "a.txt", "figures": [{**ENTRY, "evidence": "imports were 6"}]}, TEXT, "00")
