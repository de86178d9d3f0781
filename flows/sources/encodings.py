"""Text out of bytes: by byte order mark, UTF-8, or as detected; and what shows that bytes are no text."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass

from charset_normalizer import from_bytes

# What is seen of a file of many articles before it is read line by line.
HEAD_BYTES = 8192
BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# Text with few letters beyond ASCII is Western (English with curly quotes, pounds, names), for which the encoding standard of
# the web falls back to Windows-1252 (WHATWG, 'default encodings'). Detection by statistics takes '£' for 'Ł' in a few sentences.
WESTERN_BELOW = 0.1
# How files that are no text begin: PDF, PNG, JPEG, GIF, ZIP (and so docx, xlsx, epub), gzip, RAR, 7z, OLE (doc, xls), bzip2,
# xz, ELF, Windows programs, SQLite.
SIGNATURES = (
    b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"PK\x03\x04", b"\x1f\x8b", b"Rar!\x1a", b"7z\xbc\xaf",
    b"\xd0\xcf\x11\xe0", b"BZh91AY", b"\xfd7zXZ", b"\x7fELF", b"MZ\x90", b"SQLite format 3\x00",
)  # fmt: skip
# Control characters that no text has; tabs, line ends, form feeds and escapes may stand in old wire copy.
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27, 28, 29, 30, 31})

REPLACEMENT = "\ufffd"
# A text is UTF-8 with wrong bytes if its valid sequences outweigh those, and they are no more than this share of all bytes.
MOST_WRONG = 0.02
_UTF8_TAIL = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of some bytes, and the encoding that it was read in."""

    text: str
    encoding: str


def decode(content: bytes) -> Decoded | tuple[str, str, str]:
    """The text of some bytes, by byte order mark, UTF-8 (with a few wrong bytes if need be), else as detected.

    Or (reason, detail, advice). Bytes that mean nothing in the encoding stand as U+FFFD.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _marked(content, encoding)
    wide = wide_encoding(content)
    if wide:
        return Decoded(content.decode(wide), wide)
    is_controlled = has_controls(content)
    text = _utf8_text(content)
    if content.startswith(SIGNATURES) or (text is not None and is_controlled):
        return "binary", "it holds control bytes that no text has", "give the article's text, not a document or picture file"
    if text is not None:
        return Decoded(text, "utf-8")
    narrow = None if is_controlled else _narrow_text(content)
    return narrow if narrow is not None else ("undecodable", "no known encoding fits its bytes", "save it as UTF-8")


def _marked(content: bytes, encoding: str) -> Decoded | tuple[str, str, str]:
    """The text behind a byte order mark, which lies if much of it cannot be read so."""
    text = content.decode(encoding, "replace").removeprefix("\ufeff")
    if text.count(REPLACEMENT) > MOST_WRONG * len(text):
        return "undecodable", f"it begins as {encoding} but is not", "save it as UTF-8"
    return Decoded(text, encoding.removesuffix("-sig"))


def _utf8_text(content: bytes) -> str | None:
    """The text in UTF-8; null where it is another encoding.

    One '’' of three bytes outweighs a wrong byte: in 8-bit encodings letters seldom follow one another as UTF-8 has them.
    """
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    tails = sum(len(found) - 1 for found in _UTF8_TAIL.findall(content))
    text = content.decode("utf-8", "replace")
    n_wrong = text.count(REPLACEMENT)
    return text if n_wrong <= min(tails, max(1, MOST_WRONG * len(content))) else None


def _narrow_text(content: bytes) -> Decoded | None:
    """The text of an 8-bit encoding, null if none fits."""
    high = sum(byte >= 0x80 for byte in content)
    if high < WESTERN_BELOW * len(content):
        with suppress(UnicodeDecodeError):
            return Decoded(content.decode("cp1252"), "cp1252")
    best = from_bytes(content).best()
    return Decoded(str(best), best.encoding) if best is not None and best.encoding not in {"ascii", "utf_8"} else None


def has_controls(content: bytes) -> bool:
    """Whether bytes hold control characters as no text does: a zero, or more than a hundredth of others."""
    sample = content[:65_536]
    return b"\x00" in sample or len(sample) - len(sample.translate(None, delete=_CONTROLS)) > len(sample) // 100


def wide_encoding(content: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of English is zero, and hardly any of the rest."""
    sample = content[:65_536]
    high, low = sample[1::2].count(0), sample[0::2].count(0)
    half = len(sample) / 2
    for encoding, zeros, others in (("utf-16-le", high, low), ("utf-16-be", low, high)):
        if zeros > 0.8 * half and others < 0.05 * half:
            try:
                content.decode(encoding)
            except UnicodeDecodeError:
                return None
            return encoding
    return None


def whole(text: str) -> str:
    """The text with halves of characters (of file names and JSON escapes) spelled out: they cannot be stored."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
