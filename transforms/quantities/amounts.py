"""Amounts: numbers with a unit or a counted noun, and the words that say how exactly they hold.

What looks like a number and is none is left out: years and dates, clock times, ordinals, scores, telephone numbers,
names such as 'Resolution 242'.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from transforms.lexicons.lexicon import CurrencyWord, Lexicon, Unit
from transforms.quantities.bounds import find_bound
from transforms.quantities.money import MoneySetting, Place, currency_owner, resolve_currency
from transforms.quantities.numbers import RANGE_WORDS, Quantity, find_quantity, opens_number, times
from transforms.segmentation.articles import Sentence
from transforms.times.timex import TimeExpression

_YEAR_LIKE = re.compile(r"(?:1[89]|20)\d\d")
# 'one', 'a' and 'an' count nothing by themselves.
_UNCOUNTED = {"one", "a", "an"}
_NOUN_TAGS = {"NN", "NNS", "NNP", "NNPS"}
_INSIDE_TAGS = {"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBG", "VBN", "CD", "POS", "FW"}
_MORE = {"further", "additional", "another", "extra"}
# 'a third' and 'a quarter' stand for what is near: 33.3 per cent for 31 to 36.
STEP_OF_FRACTION = 5.0
# 'two-way trade', 'three-fold', 'one-sided': no counts.
_MANNERS = {"way", "sided", "fold", "handed", "digit", "tier", "track", "pronged", "time"}
# What stands behind 'a third', 'two-fifths' where they are shares, not names of things.
_BEHIND_FRACTIONS = {
    "of", "the", "its", "their", "his", "to", "in", "from", ",", ".", "", "more", "less", "higher", "lower", "as", "and", "on", "by",
    "since", "for",
}  # fmt: skip
# 'resolution 242', 'page 7': numbered also where they are written without a capital.
_NUMBERED_IN_LOWER_CASE = {
    "no", "number", "page", "section", "article", "resolution", "flight", "chapter", "room", "day", "week", "phase", "paragraph",
}  # fmt: skip
# Only behind these are four digits that could be a year, before a plural, a count: 'more than 2000 ships'.
_BEFORE_COUNTS = {"than", "about", "some", "nearly", "almost", "least", "over", "estimated", "of", "and", "to"}
# A level is so much larger than the change that led to it; two numbers nearer to each other are the ends of a range.
LEAST_LEVEL = 2.5
# Between a word of rise or fall and its measure.
_BEFORE_CHANGES = {"by", "a", "an", "another", "about", "around", "some", "more", "than", "over", "as", "much", "record", "further"}
# What is less behind a single letter is a name: 'P5', 'N95', 'R2'.
LEAST_LETTERED = 100
# How far before 'points' the share or index is named that moves by them.
POINT_REACH = 12
POINT_REACH_BEHIND = 5
# What leads to a number whose unit is that of an amount before: 'from 2.4', 'against 3.1', 'rose to 4 pct from 3'.
_LEADS = {
    "after", "from", "to", "by", "against", "and", "or", "with", "of", "than", "at", "'s", "versus", "was", "were", "about", "around",
    "nearly", "almost", "compared", "for", "rose", "fell", "imports", "exports", "only", "another", "vs", ",", "(", "some", "over",
}  # fmt: skip


@dataclass(slots=True)
class Amount:
    """A number with its unit over tokens ``first`` up to ``last``.

    ``noun``: the head of what is counted. ``per``: what a price is for ('barrel'). ``is_elliptic``: the unit is that of
    an amount before ('from 2.4 billion'). ``is_negative``: a minus stands before it; the number itself is without sign.
    """

    first: int
    last: int
    quantity: Quantity
    unit: str
    factor: float
    measure: str | None
    bound: str
    noun: str = ""
    per: str = ""
    is_elliptic: bool = False
    is_negative: bool = False

    @property
    def value(self) -> float:
        """The number in the unit."""
        return times(self.quantity.value, self.factor)

    @property
    def high(self) -> float | None:
        """The upper end of a range in the unit."""
        return None if self.quantity.high is None else times(self.quantity.high, self.factor)

    @property
    def step(self) -> float:
        """The size of the last written place in the unit."""
        return self.quantity.step * self.factor

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency."""
        return len(self.unit) == 3 and self.unit.isupper() and self.unit not in {"TEU"}


def find_amounts(
    sentence: Sentence, times: list[TimeExpression], lexicon: Lexicon, setting: MoneySetting, carried: Amount | None = None
) -> list[Amount]:
    """The amounts of a sentence, left to right.

    Args:
        sentence: the sentence.
        times: its time expressions, whose numbers count nothing.
        lexicon: the lexicons.
        setting: which money the article speaks of.
        carried: the last amount of money of the sentences before, whose unit a bare '14.5 billion' has.
    """
    reader = _AmountReader(sentence, times, lexicon, setting, carried)
    amounts: list[Amount] = []
    i = 0
    while i < len(sentence):
        if reader.may_open(i):
            amount = reader.read(i, amounts)
            if amount:
                amounts.append(amount)
                i = max(amount.last, i + 1)
                continue
        i += 1
    return reader.with_shared_units(amounts)


class _AmountReader:
    """Reads the amounts of one sentence."""

    def __init__(
        self, sentence: Sentence, times: list[TimeExpression], lexicon: Lexicon, setting: MoneySetting, carried: Amount | None
    ) -> None:
        self.s = sentence
        self.n = len(sentence)
        self.lexicon = lexicon
        self.setting = setting
        self.carried = carried
        self.in_time = {token for time in times for token in range(time.first, time.last)}

    def lower(self, i: int) -> str:
        return self.s.lower[i] if 0 <= i < self.n else ""

    def may_open(self, i: int) -> bool:
        """Whether a number may begin at the token."""
        return opens_number(self.s, i, self.lexicon.numbers) and (i not in self.in_time or self._is_price_tag(i))

    def _is_price_tag(self, i: int) -> bool:
        return bool(self.lexicon.money.before.ending(self.s.words, i))

    def read(self, i: int, before: list[Amount]) -> Amount | None:
        """The amount whose number begins at ``i``, with the minus before it."""
        amount = self._unsigned(i, before)
        if amount is None:
            return None
        amount = self._without_level(amount)
        minus = self._minus_before(amount.first)
        return amount if minus is None else replace(amount, first=minus, is_negative=True)

    def _unsigned(self, i: int, before: list[Amount]) -> Amount | None:
        sign = self._sign_before(i)
        fraction = None if sign else self._fraction(i)
        if fraction:
            return fraction
        quantity = find_quantity(self.s, i, self.lexicon.numbers, is_money=bool(sign))
        if quantity is None:
            return None
        if quantity.high is not None and self._is_from_to(quantity):
            quantity = replace(quantity, last=self._low_end(quantity), high=None)
        if sign:
            return None if self._is_name(sign[0], i, quantity) else self._money(quantity, sign[0], quantity.last, sign[1], None)
        if self._is_label(i, quantity):
            return None
        quantity = self._with_bound(quantity)
        return (
            self._exchange_rate(quantity) or self._money_behind(quantity) or self._age(quantity) or self._measured(quantity)
            or self._counted(quantity) or self._elliptic(quantity, before)
        )  # fmt: skip

    def _with_bound(self, quantity: Quantity) -> Quantity:
        """'300-odd workers', '40 or so ships', '5,000-plus km': the bound between a number and what it counts belongs to the number."""
        found = self.lexicon.bounds_after.starting(self.s.lower, quantity.last)
        if not found or found[0] >= self.n or self.lower(found[0]) == "%":
            return quantity
        counted = self.s.tags[found[0]] in _INSIDE_TAGS or self.lexicon.units.starting(self.s.lower, found[0])
        return replace(quantity, last=found[0]) if counted and self.s.words[found[0]][0].isalpha() else quantity

    def _sign_before(self, i: int) -> tuple[int, CurrencyWord] | None:
        """The sign or code of money before a number: '$5', 'Rs 5', '$-5', 'MXN$5'. Gives (start, word)."""
        signs, words = self.lexicon.money.before, self.s.words
        end = i - 1 if i > 1 and words[i - 1] == "-" and self.s.is_glued(i) and self.s.is_glued(i - 1) else i
        found = signs.ending(words, end)
        if found and not self._is_sign_of_money(found[0], end):
            found = signs.ending(words[:end][-1:], 1)
            found = (end - 1, found[1]) if found and found[1].family and not words[end - 1].isalpha() else None
        if found is None or (end < i and words[end - 1].isalnum()):  # 'USD-5' may be a range of names
            return None
        code = signs.ending(words, found[0]) if self.s.is_glued(found[0]) and not words[found[0]].isalpha() else None
        return code if code and code[1].code and words[code[0]].isupper() else found

    def _is_name(self, first: int, i: int, quantity: Quantity) -> bool:
        """'QR 571', 'COP29', 'S/2024', 'P5': letters that name flights, meetings and papers; a plain number behind them is no money."""
        letters = self.s.surface(first, i).strip(" ")
        is_letter = len(letters) == 1 and letters.isalpha() and quantity.value < LEAST_LETTERED
        if not is_letter and letters.lower() not in self.lexicon.word_sets["doubtful_signs"]:
            return False
        is_sum = quantity.has_scale or quantity.has_comma_group or quantity.value % 1 or self.lower(quantity.last) in {"a", "per", "each"}
        return not is_sum or (self.lower(quantity.last) == "/" and self.lower(quantity.last + 1)[:1].isdecimal())

    def _minus_before(self, first: int) -> int | None:
        """The minus of '-$2.45 billion', '$-2.45 billion', 'minus 640 million'; no dash, no hyphen, no 'ten minus three'."""
        k = first - 1
        if self.s.words[first] == "$" and self.lower(first + 1) == "-":
            return first
        if k < 1 or self.lower(k - 1)[:1].isdecimal():
            return None
        if self.lower(k) in self.lexicon.word_sets["minus"]:
            return k
        is_dash = self.lower(k) != "-" or not self.s.is_glued(first) or (self.s.is_glued(k) and self.lower(k - 1) != "(")
        return None if is_dash else k

    def _without_level(self, amount: Amount) -> Amount:
        """'up by 1.2 to 9 billion': a change and, read next, the level that it led to; 'rose by 1.2 to 1.5 billion' is a range."""
        quantity = amount.quantity
        ends = [k for k in range(amount.first, amount.last) if self.lower(k) == "to"] if quantity.high is not None else []
        if not ends or (quantity.high or 0.0) < LEAST_LEVEL * quantity.value or self._moved_by(amount.first) is None:
            return amount
        return replace(amount, last=ends[-1], quantity=replace(quantity, last=ends[-1], high=None))

    def _moved_by(self, first: int) -> int | None:
        """The word of rise or fall whose measure an amount is: 'rose by about', 'up', 'a rise of'. Gives its last token."""
        k = first - 1
        while k > 0 and (self.lower(k) in _BEFORE_CHANGES or self.s.tags[k] == "RB") and self.lower(k) not in {"up", "down"}:
            k -= 1
        if k >= 0 and self.lexicon.change_verbs.ending(self.s.lower, k + 1):
            return k
        noun = self.lexicon.change_nouns.ending(self.s.lower, k if self.lower(k) == "of" else k + 1)
        is_noun = noun is not None and (noun[1].part == "noun") == (self.lower(k) == "of")
        return k if is_noun and (self.lower(k) in {"up", "down", "of"}) else None

    def _is_from_to(self, quantity: Quantity) -> bool:
        """'from 6,000 to 1.85 million', 'rose from 3 to 4 pct' are two values of two times; 'from 3 to 4 pct' is a range."""
        if self.lower(quantity.first - 1) != "from" or self.lower(self._low_end(quantity)) != "to":
            return False
        high = quantity.high or 0.0
        moves = any(self.lexicon.change_verbs.starting(self.s.lower, k) for k in range(max(0, quantity.first - 12), quantity.first))
        return moves or high > 3 * quantity.value

    def _low_end(self, quantity: Quantity) -> int:
        """Where the lower number of a range ends."""
        return next(k for k in range(quantity.first + 1, quantity.last) if self.lower(k) in RANGE_WORDS)

    def _fraction(self, i: int) -> Amount | None:
        """'a third of exports', 'two-thirds', 'by a quarter', 'more than half': a share in per cent."""
        numbers = self.lexicon.numbers
        word = self.lower(i)
        if word == "half":
            count, last = 1, i + 1
        elif word in {"a", "an", "one"}:
            count, last = 1, i + 2
        else:
            j = i + 2 if self.lower(i + 1) == "-" else i + 1
            count, last = numbers.units.get(word, 0), j + 1
        name = self.lower(last - 1)
        if count < 1 or name not in numbers.fractions or (word not in {"half", "a", "an", "one"} and not name.endswith("s")):
            return None
        follows = self.lower(last)
        share = follows in _BEHIND_FRACTIONS or self._falls_by(i)
        if (
            last - 1 in self.in_time
            or not share
            or (
                name in {"quarter", "second"}
                and word in {"a", "an"}
                and follows not in {"of", ".", "to", ",", "more", "less", "", "from", "in"}
            )
        ):
            return None
        if word == "half" and (follows in {"a", "an"} or not self._is_half(i, follows)):
            return None  # 'by half a million', 'by half a point' are numbers
        if (
            follows in {"of", "the"}
            and last + 1 < self.n
            and self.lexicon.units.starting(self.s.lower, last + 2 if self.lower(last + 1) in {"a", "an"} else last + 1)
        ):
            return None
        parted = {*numbers.scales, "point", "percentage", "percent", "per"}
        if follows == "of" and self.lower(last + 1) in {"a", "an", "one"} and self.lower(last + 2) in parted:
            return None  # 'a quarter of a million' is a number
        quantity = Quantity(i, last, round(100 * count * numbers.fractions[name], 2), STEP_OF_FRACTION, in_words=True)
        return Amount(i, last, quantity, "percent", 1.0, "share", self._bound(i, last))

    def _is_half(self, i: int, follows: str) -> bool:
        """'half of', 'half the jobs', 'by half', 'more than half': not 'half an hour', 'first half', 'half-year'."""
        before = self.lower(i - 1)
        if before in {"first", "second", "latter", "other", "last", "a", "and", "one", "final", "-", "early", "this", "better"}:
            return False
        return follows in {"of", "the", "its", "their", "his"} or before in {"by", "than", "nearly", "almost", "about", "over", "least"}

    def _falls_by(self, i: int) -> bool:
        """'drop by a fifth this year', 'shrink by at least a third next year'."""
        before = [self.lower(k) for k in range(max(0, i - 3), i)]
        return "by" in before and set(before[before.index("by") + 1 :]) <= _BEFORE_COUNTS | {"at", "than", "more", "least"}

    def _exchange_rate(self, quantity: Quantity) -> Amount | None:
        """'opened at 34.38 to the U.S. dollar', '109.65 against the dollar': a price in the other currency."""
        i = quantity.last
        if quantity.has_scale or self.lower(i) not in {"to", "against", "per", "for"} or self.lower(i + 1) in {"cent", "cents"}:
            return None
        j = i + 2 if self.lower(i + 1) in {"the", "one", "a"} else i + 1
        named = currency_owner(self.s, j, self.lexicon.gazetteer)
        found = self._currency_at(named[0]) if named else self._currency_at(j)
        if not found:
            return None
        against = resolve_currency(found[1], named[1] if named else None, self.setting, self.lexicon.money)
        unit = self._priced_currency(quantity.first) or self._home_currency(against)
        if unit is None:
            return None
        return Amount(
            quantity.first, quantity.last, quantity, unit, 1.0, "price", self._bound(quantity.first, quantity.last), per="currency"
        )

    def _priced_currency(self, before: int) -> str | None:
        """The currency that the sentence speaks of before a rate: 'the yuan, fixed at about 8.28'."""
        for k in range(before - 1, -1, -1):
            found = self._currency_at(k)
            if found and self.s.tags[k] in {"NN", "NNS", "NNP", "VBD", "VBN"} and found[1].default != "USD":
                named = currency_owner(self.s, k - 1, self.lexicon.gazetteer) if k else None
                return resolve_currency(found[1], named[1] if named else None, self.setting, self.lexicon.money)
        return None

    def _home_currency(self, other: str | None) -> str | None:
        """The money of the country that the article is about, which is not the one it is priced in."""
        on = self.setting.on
        for country in self.setting.countries[:2]:
            uses = [use for (iso3, _), found in self.lexicon.money.uses.items() if iso3 == country for use in found]
            current = [use for use in uses if (on is None or use.start <= on <= use.end) and use.code != other]
            if current:
                return max(current, key=lambda use: use.end).code
        return None

    # -- what is no amount ----------------------------------------------------------------------------------------

    def _is_label(self, i: int, quantity: Quantity) -> bool:
        """Ordinals, clock times, numbered things, glued codes, scores."""
        last = quantity.last
        following, word = self.lower(last), self.s.words[i]
        if following in {"st", "nd", "rd", "th"} and self.s.is_glued(last):
            return True
        if (
            following == ":"
            and last + 1 < self.n
            and self.s.is_glued(last)
            and self.s.is_glued(last + 1)
            and self.lower(last + 1).isdecimal()
        ):
            return True
        if i > 1 and self.lower(i - 1) == ":" and self.s.is_glued(i) and self.s.is_glued(i - 1) and self.lower(i - 2).isdecimal():
            return True
        if following in {"a.m.", "p.m.", "am", "pm", "gmt", "o'clock", "utc"}:
            return True
        if word.startswith("0") and word.isdecimal() and len(word) > 1:
            return True
        if self._is_glued_code(i):
            return True
        if self.lower(i - 1).strip(".") in self.lexicon.numbered_things and not self._has_plain_unit(last):
            return self.s.words[i - 1][0].isupper() or self.lower(i - 1) in _NUMBERED_IN_LOWER_CASE
        if self.lower(i - 1) == "." and self.lower(i - 2) in {"no", "nos"} and not self._has_plain_unit(last):
            return True
        return bool(self._is_telephone(i))

    def _is_glued_code(self, i: int) -> bool:
        """'COVID-19', 'G7', 'F-16', '3G', 'P5+1'."""
        if i == 0 or not self.s.is_glued(i):
            return False
        before = self.s.words[i - 1]
        if before[-1].isalpha() or (before == "+" and i > 1 and self.s.is_glued(i - 1) and self.s.words[i - 2].isalnum()):
            return True
        return (
            before in {"-", "/"}
            and i > 1
            and self.s.is_glued(i - 1)
            and self.s.words[i - 2][-1].isalpha()
            and self.s.words[i - 2][0].isupper()
            and not self._has_plain_unit(i + 1)
        )

    def _has_plain_unit(self, i: int) -> bool:
        return bool(self.lexicon.units.starting(self.s.lower, i) or self.lower(i) in self.lexicon.numbers.scales)

    def _is_telephone(self, i: int) -> bool:
        digits = self.s.words[i]
        if not digits.isdecimal() or len(digits) not in {3, 4}:
            return False
        beside = self.lower(i - 1) in {"-", ")"} and self.lower(i - 2).isdecimal() and self.s.is_glued(i)
        ahead = (
            self.lower(i + 1) == "-"
            and self.lower(i + 2).isdecimal()
            and len(self.lower(i + 2)) == 4
            and self.s.is_glued(i + 1)
            and self.s.is_glued(i + 2)
        )
        return (beside and len(self.lower(i - 2)) >= 3) or (ahead and len(digits) == 3)

    def _is_sign_of_money(self, first: int, i: int) -> bool:
        """Signs of letters ('Rs', 'R', 'LE') must stand close, so that a surname's initial is none."""
        letters = self.s.surface(first, i)
        if letters[0].isalpha() and self.s.is_glued(first) and self.s.words[first - 1][-1].isalnum():
            return False
        if self.s.words[i - 1] == "$" and i - first == 2 and len(self.s.words[first]) == 1 and not self.s.is_glued(i - 1):
            return False  # 'A $2 billion dam'
        return not letters[-1].isalpha() or self.s.is_glued(i) or len(letters) > 1

    # -- money ----------------------------------------------------------------------------------------------------

    def _money(self, quantity: Quantity, first: int, last: int, word: CurrencyWord, owner: str | None) -> Amount | None:
        unit = resolve_currency(word, owner, self.setting, self.lexicon.money, Place(self.s, quantity.first))
        if unit is None:
            return None
        # '$5 billion Canadian', '$12 U.S.', '$3.2-billion'
        named = currency_owner(self.s, last, self.lexicon.gazetteer) if owner is None and word.family == "dollar" else None
        if named and not self._is_noun(named[0]):
            unit, last = resolve_currency(word, named[1], self.setting, self.lexicon.money) or unit, named[0]
        unit, last = self._code_behind(last, word) or (unit, last)
        amount = Amount(first, last, quantity, unit, word.factor, None, self._bound(first, last))
        return self._with_price(self._with_high(amount))

    def _code_behind(self, last: int, word: CurrencyWord) -> tuple[str, int] | None:
        """'$45 million USD', '$3 million CAD': the code says which dollars. Gives (code, end)."""
        found = self.lexicon.money.after.starting(self.s.words, last) if word.family and not word.code else None
        if not found or not found[1].code or not self.s.words[last].isupper() or self.lower(found[0])[:1].isdecimal():
            return None
        return found[1].code, found[0]

    def _with_high(self, amount: Amount) -> Amount:
        """'between $40bn and $60bn', '$5-$6 million': a range with the unit on both ends."""
        joint = self.lower(amount.last)
        between = joint == "and" and self.lower(amount.first - 1) == "between"
        if amount.quantity.high is not None or not (between or (joint in {"-", "to"} and self.lower(amount.first - 1) != "from")):
            return amount
        moved = self._moved_by(amount.first) if joint == "to" else None
        if moved is not None and amount.is_money and self.lower(moved) in self.lexicon.word_sets["moved_by"]:
            return amount  # 'fell $40 million to $60 million'
        sign = self.lexicon.money.before.starting(self.s.words, amount.last + 1)
        quantity = find_quantity(self.s, sign[0] if sign else amount.last + 1, self.lexicon.numbers, is_money=bool(sign))
        if quantity is None or quantity.high is not None or bool(sign) != (amount.is_money and bool(sign)):
            return amount
        last = quantity.last
        if not sign:
            unit = self._currency_at(last) if amount.is_money else self.lexicon.units.starting(self.s.lower, last)
            if not unit or (isinstance(unit[1], Unit) and unit[1].code != amount.unit):  # 'by 8 points to 30.5%'
                return amount
            last = unit[0]
        low = amount.quantity
        if quantity.has_scale and not low.has_scale:
            ratio = self._scale_of(quantity)
            low = replace(low, value=low.value * ratio, step=low.step * ratio, has_scale=True)
        if not low.value < quantity.value or (joint == "to" and quantity.value > 10 * low.value and amount.unit != "percent"):
            return amount
        return replace(amount, last=last, quantity=replace(low, high=quantity.value, last=quantity.last))

    def _scale_of(self, quantity: Quantity) -> float:
        bare = find_quantity(self.s, quantity.first, self.lexicon.numbers.without_scales())
        return quantity.value / bare.value if bare and bare.value else 1.0

    def _is_noun(self, i: int) -> bool:
        return i < self.n and self.s.tags[i] in _NOUN_TAGS | {"JJ"}

    def _money_behind(self, quantity: Quantity) -> Amount | None:
        """'2.5 billion dlrs', '500 million Canadian dollars', 'one-billion-franc'."""
        i = quantity.last
        if self.lower(i) == "-" and self.s.is_glued(i):
            i += 1
        if self.lower(i) == "of" and quantity.has_scale and self.lower(i + 1) in {"us", "u.s."}:
            i += 1
        owner = None
        if self.lower(i) in {"u.s.", "us"} and self.lower(i + 1) in {")", ",", "."} and quantity.has_scale:  # '(1.46 billion U.S.)'
            return self._money(quantity, quantity.first, i + 1, CurrencyWord("USD", None, None, 1.0), "")
        found = self._currency_at(i)
        if not found:
            named = currency_owner(self.s, i, self.lexicon.gazetteer)
            if named:
                found, owner = self._currency_at(named[0]), named[1]
        if not found:
            return None
        last, word = found
        if word.code and self.lower(last) in self.lexicon.numbers.scales and not quantity.has_scale:  # '125 USD million'
            scale = self.lexicon.numbers.scales[self.lower(last)]
            last, quantity = last + 1, replace(quantity, value=times(quantity.value, scale), step=quantity.step * scale, has_scale=True)
        if word.family == "pound" and not quantity.has_scale and not self._is_pound_money(last):
            return None
        if self.lower(quantity.first) in _UNCOUNTED and not quantity.has_scale:
            return None
        return self._money(quantity, quantity.first, last, word, owner or "")

    def _currency_at(self, i: int) -> tuple[int, CurrencyWord] | None:
        found = self.lexicon.money.after.starting(self.s.lower, i) or self.lexicon.money.after.starting(self.s.words, i)
        if not found:
            return None
        if self.lower(found[0])[:1].isdecimal() and self.s.is_glued(found[0]):  # '5 million $3 shirts'
            return None
        # 'won seats', 'sum of', 'real wages', 'mark': words of the language need to be what is counted
        if (
            self.lower(i) in {"won", "sum", "real", "sol", "mark", "som", "crown", "dong", "pula", "rand", "lev"}
            and self.s.tags[i] in {"VBD", "VBN", "VB", "JJ"}
            and i + 1 < self.n
            and self.s.tags[i + 1] in _NOUN_TAGS | {"DT", "CD"}
        ):
            return None
        return found

    def _is_pound_money(self, last: int) -> bool:
        return "GBR" in self.setting.countries[:3] and self.lower(last) not in {"of"} and self.setting.home != "USA"

    def _with_price(self, amount: Amount) -> Amount:
        """'15 dlrs a barrel', '$2.30 per bushel': the price of one."""
        i = amount.last
        if self.lower(i) in {"a", "an", "per", "/", "each"} and i + 1 < self.n:
            unit = self.lexicon.units.starting(self.s.lower, i + 1)
            is_time = unit and unit[1].measure == "duration"
            if unit and not is_time:
                return replace(amount, last=unit[0], measure="price", per=self.lower(unit[0] - 1))
            if (
                self.lower(i) in {"per", "/", "a"}
                and not is_time
                and not amount.quantity.has_scale
                and self.s.tags[i + 1] == "NN"
                and (self.lower(i) != "a" or self.lower(i + 1) in {"share", "head", "unit", "dozen", "piece", "copy", "ticket", "pair"})
            ):
                return replace(amount, last=i + 2, measure="price", per=self.lower(i + 1))
        return amount

    # -- other units ----------------------------------------------------------------------------------------------

    def _measured(self, quantity: Quantity) -> Amount | None:
        """'2.3 pct', '2,500 km', 'two-day', '30-point', '1.2 mln bpd'."""
        i = quantity.last
        hyphen = self.lower(i) == "-" and self.s.is_glued(i) and i + 1 < self.n and self.s.is_glued(i + 1)
        if hyphen:
            i += 1
        found: tuple[int, Unit] | None = self.lexicon.units.starting(self.s.words, i) or self.lexicon.units.starting(self.s.lower, i)
        if not found and self.lower(i) in {"metric", "long", "short", "million", "daily"}:
            found = self.lexicon.units.starting(self.s.lower, i + 1)
        if not found:
            return None
        last, unit = found
        word = self.lower(i)
        if (
            quantity.in_words
            and self.lower(quantity.first) in _UNCOUNTED
            and not quantity.has_scale
            and unit.code not in {"percent", "percentage_point"}
            and quantity.value == 1
        ):
            return None
        if self.s.words[i] == "Mt" and last < self.n and (self.lower(last) == "." or self.s.tags[last] == "NNP"):
            return None  # 'Mt Fuji'
        if word in {"m", "t", "b", "second", "mm", "ha"} and not (
            self.s.is_glued(i)
            or (word in {"t", "ha", "m"} and self.s.words[i].islower() and self.lower(last) in {"of", ",", ".", "", ")", "and", "in"})
        ):
            return None
        if unit.code == "point" and self._is_poll_point(hyphen=hyphen):
            unit = Unit("percentage_point", 1.0, "share")
        elif unit.code == "point" and self._is_point_of_share(quantity.first, last):
            unit = Unit("percentage_point", 1.0, "change")
        if unit.code == "point" and not (
            hyphen
            or quantity.value % 1
            or self.lower(last) in {".", ",", "", "in", "to", "at", "on", "lead", "ahead", "behind", "higher", "lower"}
        ):
            return None
        if word == "times" and self.s.words[i][0].isupper():
            return None
        if unit.measure == "duration" and hyphen and self.lower(last) == "-" and self.lower(last + 1) == "old":
            return Amount(quantity.first, last + 2, quantity, unit.code, unit.factor, "age", self._bound(quantity.first, last))
        measure = "age" if unit.measure == "duration" and self.lower(last) == "old" else unit.measure  # '54 years old'
        amount = Amount(quantity.first, last, quantity, unit.code, unit.factor, measure, self._bound(quantity.first, last))
        return self._with_daily(self._with_high(amount)) if not hyphen else amount

    def _is_poll_point(self, *, hyphen: bool) -> bool:
        """'a 30-point lead', 'margin of error of 3.6 points': in a sentence on polls, points are percentage points."""
        words = set(self.s.lower)
        return bool(words & {"poll", "polls", "margin", "survey", "pollster", "voters"}) or (hyphen and "lead" in words)

    def _is_point_of_share(self, first: int, last: int) -> bool:
        """'its share fell 1.5 points', 'up 2 points to 17 percent': a share or a rate moves by percentage points, an index by its own."""
        if self.lower(last) == "to" and {"%", "percent", "pct", "cent"} & set(self.s.lower[last + 1 : last + 5]):
            return True
        sets = self.lexicon.word_sets
        behind = self.s.lower[last : last + POINT_REACH_BEHIND]
        clause = behind[: behind.index(",")] if "," in behind else behind
        if sets["shares_that_move"] & set(clause):  # 'a quarter-point rate cut'
            return True
        for k in range(first - 1, max(-1, first - POINT_REACH), -1):
            if self.lower(k) in sets["point_indices"]:
                return False
            if self.lower(k) in sets["shares_that_move"]:
                return True
        return False

    def _with_daily(self, amount: Amount) -> Amount:
        """'5 million barrels of crude per day' are barrels per day."""
        if amount.unit != "barrel":
            return amount
        for k in range(amount.last, min(amount.last + 4, self.n - 1)):
            if self.lower(k) in {"per", "a", "each"} and self.lower(k + 1) == "day":
                return replace(amount, last=k + 2, unit="barrel_per_day", measure="capacity")
            if self.lower(k) != "of" and self.s.tags[k] not in {"NN", "JJ"}:
                break
        return amount

    def _age(self, quantity: Quantity) -> Amount | None:
        """'aged 71', 'at the age of 71', 'Mr. Smith, 45, said'."""
        i = quantity.first
        if quantity.value > 120 or quantity.value % 1 or quantity.has_scale:
            return None
        aged = (
            self.lower(i - 1) in {"aged"}
            or (self.lower(i - 1) == "of" and self.lower(i - 2) in {"age", "ages"})
            or (self.lower(i - 1) == "age")
        )
        following = self.lower(quantity.last)
        apposed = (
            self.lower(i - 1) == "," and following in {",", "."} and i > 1 and self.s.tags[i - 2] in {"NNP", "NNPS"}
            and self.s.words[i].isdecimal() and 10 <= quantity.value <= 110
        )  # fmt: skip
        if not (aged or apposed):
            return None
        return Amount(i, quantity.last, quantity, "year", 1.0, "age", "exact")

    def _counted(self, quantity: Quantity) -> Amount | None:
        """'250 foreign high-tech companies', '1,700 products', '12-nation', 'nearly 700 of the young entrepreneurs'."""
        i = quantity.last
        if self._is_year(quantity) or (self.lower(quantity.first) in _UNCOUNTED and not quantity.has_scale and quantity.value <= 1):
            return None
        if quantity.is_fraction or (quantity.step < 1 and not quantity.has_scale and quantity.in_words is False):
            return None
        if (
            self.lower(i) == "-"
            and self.s.is_glued(i)
            and i + 1 < self.n
            and self.s.tags[i + 1] in {"NN", "NNP"}
            and self.lower(i + 1).isalpha()
            and self.lower(i + 1) not in _MANNERS
        ):
            return Amount(
                quantity.first, i + 2, quantity, "count", 1.0, "count", self._bound(quantity.first, i + 2), noun=self.lower(i + 1)
            )
        head = self._head_noun(i, quantity)
        if head is None:
            return self._further(quantity)
        noun = self.lower(head)
        if quantity.has_scale and self.carried and self._is_money_noun(head):
            return None  # 'three billion of the funds' are dollars, not funds
        is_people = noun in self.lexicon.names.person_nouns or self._is_nationality(head)
        unit = "people" if is_people else "count"
        # Small counts in words ('two leaders') count; only what is written in figures, or large, is a number of people.
        measure = "people" if is_people and not (quantity.in_words and quantity.value <= 12) else "count"
        return Amount(quantity.first, head + 1, quantity, unit, 1.0, measure, self._bound(quantity.first, head + 1), noun=noun)

    def _is_money_noun(self, head: int) -> bool:
        found = self.lexicon.measures.ending(self.s.lower, head + 1)
        return bool(found and found[1].measure not in {"capacity", "volume"}) or self.lower(head) == "funds"

    def _is_year(self, quantity: Quantity) -> bool:
        text = self.s.words[quantity.first]
        if not _YEAR_LIKE.fullmatch(text) or quantity.last > quantity.first + 1 or quantity.has_scale:
            return False
        return self.lower(quantity.first - 1) not in _BEFORE_COUNTS or self.s.tags[min(quantity.last, self.n - 1)] not in {"NNS"}

    def _head_noun(self, i: int, quantity: Quantity) -> int | None:
        """The head of the noun phrase behind a number; a plural, or a noun of people."""
        j = i
        if self.lower(j) == "of" and self.lower(j + 1) in {"the", "its", "their", "his", "our", "these", "those"}:
            j += 2
        elif self.lower(j) == "of":
            return None
        head = None
        while j < self.n and j - i < 8:
            tag, word = self.s.tags[j], self.lower(j)
            if word == "-" and self.s.is_glued(j):
                j += 1
                continue
            if (
                word in {"and", "or", ","}
                and head is None
                and j + 1 < self.n
                and self.s.tags[j + 1] in _INSIDE_TAGS | {"NNS"}
                and self._reaches_plural(j + 1)
            ):
                j += 1
                continue
            if tag not in _INSIDE_TAGS or (j > i and tag == "CD") or j in self.in_time:
                break
            if tag in _NOUN_TAGS and word not in {"%"}:
                is_plural = (
                    tag in {"NNS", "NNPS"}
                    or word in self.lexicon.names.person_nouns
                    or self._is_plural_name(j)
                    or word in {"aircraft", "personnel", "cattle", "fish", "sheep", "staff", "dead"}
                )
                if is_plural:
                    head = j
                elif head is not None:
                    break
            elif word in {"dead", "wounded", "injured", "missing", "unemployed"}:
                head = j
            elif head is not None:
                break
            j += 1
        if head is not None and (self.s.tags[head] in {"NNS", "NNPS"} or quantity.value != 1):
            return head
        return None

    def _is_plural_name(self, j: int) -> bool:
        """'12,400 EVs', '10 Israelis', '200,000 East Timorese'."""
        word = self.s.words[j]
        if len(word) > 2 and word[:-1].isupper() and word[-1] == "s":
            return True
        goes_on = j + 1 < self.n and (
            self.s.tags[j + 1] in _INSIDE_TAGS or (self.lower(j + 1) in {"and", ","} and self._reaches_plural(j + 2))
        )
        return word[0].isupper() and self._is_nationality(j) and not (goes_on and not word.endswith("s"))

    def _reaches_plural(self, j: int) -> bool:
        while j < self.n and (self.s.tags[j] in _INSIDE_TAGS or self.lower(j) == "-"):
            if self.s.tags[j] == "NNS":
                return True
            j += 1
        return False

    def _is_nationality(self, head: int) -> bool:
        word = self.s.words[head]
        known = [meanings for _, _, meanings in self.lexicon.gazetteer.find(word)]
        plural = word.endswith("s") or self.s.tags[head] == "NNPS" or head + 1 >= self.n or self.s.tags[head + 1] not in _NOUN_TAGS
        return plural and any(entry.basis == "demonym" for meanings in known for entry in meanings)

    def _further(self, quantity: Quantity) -> Amount | None:
        """'a further 862 this month': of the things counted before."""
        before = self.lower(quantity.first - 1)
        if before in _MORE and not quantity.in_words and not quantity.has_scale:
            return Amount(quantity.first, quantity.last, quantity, "count", 1.0, "count", "exact", is_elliptic=True)
        return None

    def _elliptic(self, quantity: Quantity, before: list[Amount]) -> Amount | None:
        """'from 2.4 billion in 1986', 'and government spending by 0.2': the unit of an amount before, or behind."""
        if self._is_year(quantity) or quantity.is_fraction:
            return None
        word = self.lower(quantity.first)
        if word in _UNCOUNTED and not quantity.has_scale:
            return None
        if (
            quantity.last < self.n
            and self.s.tags[quantity.last] in {"NN", "NNP", "JJ"}
            and not quantity.has_scale
            and quantity.last not in self.in_time
        ):
            return None
        lead = self.lower(quantity.first - 1)
        if not quantity.has_scale and lead not in _LEADS:
            return None
        model = next((amount for amount in reversed(before) if self._is_like(amount, quantity)), None)
        if model is None and quantity.has_scale and quantity.value >= 1e6:
            model = self.carried
        if model is None:
            return None
        return Amount(
            quantity.first, quantity.last, quantity, model.unit, model.factor, model.measure, self._bound(quantity.first, quantity.last),
            per=model.per, is_elliptic=True,
        )  # fmt: skip

    def _is_like(self, amount: Amount, quantity: Quantity) -> bool:
        """Whether the number may carry the unit of an amount before: same scale of money, or a per cent or price."""
        if amount.unit in {"count", "people"}:
            return quantity.has_comma_group and not quantity.has_scale
        if amount.unit in {"year", "month", "week", "day", "hour"}:
            return False
        if quantity.has_scale:
            return amount.is_money or amount.quantity.has_scale or amount.measure in {"capacity", "volume", "mass"}
        if amount.unit == "percent":
            return quantity.value < 1000
        if amount.is_money and not amount.quantity.has_scale:
            return 0.02 * amount.quantity.value <= quantity.value <= 50 * amount.quantity.value and (
                quantity.step < 1 or not quantity.in_words
            )
        return False

    # -- bounds and shared units ----------------------------------------------------------------------------------

    def _bound(self, first: int, last: int) -> str:
        return find_bound(self.s, first, last, self.lexicon)

    def with_shared_units(self, amounts: list[Amount]) -> list[Amount]:
        """Numbers before the unit that they share: 'rose by 3.1 and 2.2 pct', '33.1, 14.5, 24.6 and 46.8 percent'."""
        found = list(amounts)
        taken = {token for amount in amounts for token in range(amount.first, amount.last)}
        for amount in amounts:
            first, joints = amount.first, {"and", "or", ","}
            while not amount.is_elliptic and self.lower(first - 1) in joints:
                shared = self._shared(amount, first - 1, taken)
                if shared is None:
                    break
                found = [other for other in found if not (other.first == shared.first and other.is_elliptic)] + [shared]
                first = shared.first
        return sorted(found, key=lambda amount: amount.first)

    def _shared(self, amount: Amount, joint: int, taken: set[int]) -> Amount | None:
        """The number that ends right before a comma or 'and' and has no unit of its own."""
        if self.lower(joint - 1) == ",":
            joint -= 1
        for start in (joint - 1, joint - 2, joint - 3):
            if start < 0 or not self.may_open(start) or self.lower(start) in _UNCOUNTED:
                continue
            quantity = find_quantity(self.s, start, self.lexicon.numbers)
            if quantity is None or quantity.last != joint or self._is_year(quantity) or self._is_label(start, quantity):
                continue
            if amount.unit in {"count", "people"} or (amount.quantity.has_scale and quantity.value > 1e4):
                return None
            if start in taken and self.lower(start - 1) not in {"for", "of", "by", "increased", "rose", "fell", "to"}:
                return None
            if amount.quantity.has_scale and not quantity.has_scale:
                ratio = self._scale_of(amount.quantity)
                quantity = replace(quantity, value=quantity.value * ratio, step=quantity.step * ratio, has_scale=True)
            return replace(
                amount,
                first=quantity.first,
                last=quantity.last,
                quantity=quantity,
                bound=self._bound(start, quantity.last),
                is_elliptic=True,
            )
        return None
