"""Articles for the tests of the page: two that disagree, and one that tries to break out of it."""

from __future__ import annotations

import json
from pathlib import Path

HOSTILE_TITLE = "</script><img src=x onerror=document.title='broken'>"
HOSTILE_TEXT = f"""{HOSTILE_TITLE}

MOSCOW, May 16, 2024 - Trade between China and Russia came to $227 billion in 2023, said Ivan Orlov, <b onclick=alert(1)>an economist</b>.

"Nobody <!--<script> counts it twice," Ivan Orlov said on Thursday. The harbour\u2028office and the\u2029customs office said the same.

\u202eقال متحدث إن التجارة زادت\u202c, a spokesman added, and the ministers of both countries met in Moscow on May 15, 2024 to talk about it.
"""
PLAIN_TEXT = """Customs office counts trade

BEIJING, May 17, 2024 - Trade between China and Russia came to $240.1 billion in 2023, the customs office said on Friday.

The office told reporters that it expected more of it this year. "We count every container," said its head, Lin Mei.
"""


def write_pair(folder: Path) -> None:
    """The hostile article, with metadata as bad as it is, and the plain one."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "hostile.txt").write_text(HOSTILE_TEXT, encoding="utf-8")
    told = {"source_name": "<i>Wire</i>", "url": "javascript:alert(1)", "title": HOSTILE_TITLE}
    (folder / "hostile.txt.meta.json").write_text(json.dumps(told), encoding="utf-8")
    (folder / "plain.txt").write_text(PLAIN_TEXT, encoding="utf-8")


def write_many(file: Path, numbers: range) -> None:
    """Short articles of towns, a line each."""
    with file.open("a", encoding="utf-8") as lines:
        for number in numbers:
            text = (
                f"Town number {number} counts its ships\n\nPORT ELLERY, May 16, 2024 - The harbour office of town {number} said on Thursday "
                f"that {number + 10} ships had called in April and that no other month of {1900 + number} had seen so many of them.\n"
            )
            lines.write(json.dumps({"url": f"https://town.example/{number}", "text": text, "published_on": "2024-05-16"}) + "\n")
