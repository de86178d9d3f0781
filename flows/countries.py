"""Countries and blocs as a person names them, by the lexicon that articles are read with."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from flows.home import LEXICON_FOLDER
from flows.lexicon_files import read_rows
from warehouse.schema import WireledgerError

SUGGESTED = 3
# 'Rusia' and 'Brasil' are as near to a name as that.
NEAR_ENOUGH = 0.8
# In general use without a standard.
_MORE_OF_TWO_LETTERS = {"XK": "XKX"}
_WANTED = "give a country's code of three letters (CHN) or two (CN), its name ('South Korea'), or a bloc (EU)"


class UnknownCountryError(WireledgerError):
    """What was given names no country and no bloc."""

    def __init__(self, given: str, near: list[str]) -> None:
        super().__init__(given, near)
        self.given = given
        self.near = near

    def __str__(self) -> str:
        meant = f"; did you mean {' or '.join(self.near)}?" if self.near else ";"
        return f"no country or bloc is known as '{self.given}'{meant} {_WANTED}"


class DoubtfulCountryError(WireledgerError):
    """What was given may name more than one."""

    def __init__(self, given: str, meant: list[str]) -> None:
        super().__init__(given, meant)
        self.given = given
        self.meant = meant

    def __str__(self) -> str:
        return f"'{self.given}' may be {' or '.join(self.meant)}; {_WANTED}"


@dataclass(frozen=True, slots=True)
class Countries:
    """What figures print for countries and blocs.

    Args:
        titles: the common name by each code.
        codes: the codes by each name as ``_folded`` has it; more than one where a name is doubtful.
    """

    titles: dict[str, str]
    codes: dict[str, set[str]]

    def code_of(self, given: str) -> str:
        """The code of a country or bloc that is given by its code, by ISO's code of two letters, or by a name.

        A code as it is printed goes before everything else: 'AU' is the African Union, 'au' may be Australia too.

        Raises:
            UnknownCountryError: it is none.
            DoubtfulCountryError: it may be more than one.
        """
        if given in self.titles:
            return given
        found = self.codes.get(_folded(given), set()) | _of_two_letters(given)
        if not found:
            raise UnknownCountryError(given, self._near(given))
        if len(found) > 1:
            raise DoubtfulCountryError(given, [self.told(code) for code in sorted(found)])
        return found.pop()

    def knows(self, given: str) -> bool:
        """Whether it names a country or bloc, or more than one."""
        return given in self.titles or _folded(given) in self.codes

    def told(self, code: str) -> str:
        """The code with its name: 'Russia (RUS)'."""
        title = self.titles.get(code, code)
        return title if title == code else f"{title} ({code})"

    def _near(self, given: str) -> list[str]:
        from difflib import get_close_matches

        folded = _folded(given)
        is_code = len(given) == 3 and given.isupper()
        swapped = [name for name in sorted(self.codes) if is_code and sorted(name) == sorted(folded)]  # 'RSU'
        names = swapped[:SUGGESTED] or get_close_matches(folded, sorted(self.codes), SUGGESTED, NEAR_ENOUGH)
        return list(dict.fromkeys(self.told(code) for name in names for code in sorted(self.codes[name])))


def read_countries(additions: Path, printed: Iterable[str] = ()) -> Countries:
    """Countries and blocs of the lexicon, with the user's additions before ours.

    Args:
        additions: the folder of the user's lexicons; it need not be there.
        printed: further codes, which figures print whatever the lexicon says by now.
    """
    common: dict[str, str] = {}
    others: dict[str, str] = {}  # a state that is gone has no common name
    codes: dict[str, set[str]] = defaultdict(set)
    for row in _rows("country_names", additions):
        alias, code = row["alias"] or "", row["iso3"] or ""
        (common if row["kind"] == "common" else others).setdefault(code, alias)
        codes.setdefault(_folded(alias), {code})  # the first row of a name counts
        codes[_folded(code)].add(code)
    titles = others | common
    for row in _rows("blocs", additions):
        code = row["code"] or ""
        titles.setdefault(code, row["name"] or code)
        for name in filter(None, (code, row["name"], *(row["aliases"] or "").split(";"))):
            codes[_folded(name)].add(code)
    for code in printed:
        titles.setdefault(code, code)
        codes[_folded(code)].add(code)
    return Countries(titles, dict(codes))


def _rows(name: str, additions: Path) -> Iterable[dict[str, str | None]]:
    paths = [folder / f"{name}.csv" for folder in (additions, LEXICON_FOLDER)]
    return (row for path in paths if path.is_file() for _, row in read_rows(path))


def _folded(name: str) -> str:
    """'the Côte  d’Ivoire' as 'cote d'ivoire'."""
    letters = unicodedata.normalize("NFKD", name.replace("’", "'"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(plain.casefold().split()).removeprefix("the ")


def _of_two_letters(given: str) -> set[str]:
    if len(given) != 2:
        return set()
    import pycountry

    country = pycountry.countries.get(alpha_2=given.upper())
    code = country.alpha_3 if country else _MORE_OF_TWO_LETTERS.get(given.upper())
    return {code} if code else set()
