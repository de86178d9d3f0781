"""Reads gzip files and web archives (WARC, WET) as streams: damage in one record costs that record, and nothing unpacks without end."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

# Responses are pages; what is larger is a film or a disk image, and is passed over without being held.
MAX_RECORD_BYTES = 16_000_000
# The archives of Common Crawl unpack to some 5 GB.
MAX_UNPACKED_BYTES = 20_000_000_000
# Pages unpack to five or ten times their packed size, repetitive ones to fifty; small files may do as they like.
MAX_EXPANSION = 200
SMALL_UNPACKED_BYTES = 64_000_000
_MAX_HEAD_BYTES = 64_000
_CHUNK = 16_384
_LINE_ENDS = 4  # behind each record
_DAMAGED = "its packed bytes are damaged"
_MOST_AT_ONCE = 262_144
# After so many records whose length is wrong, lengths of the archive are not looked at any more.
_MOST_LIES = 20
# How far back a lost start of a member is looked for, once its predecessor proves damaged.
_LOOK_BACK = 65_536
_MEMBER = b"\x1f\x8b\x08"
_START = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n[A-Za-z-]{3,40}:")
_START_WIDTH = 64
_HEAD_END = re.compile(rb"\r?\n\r?\n")


class UnpackedTooLargeError(OSError):
    """A packed file unpacks to more than any archive of pages does."""


class Unzipped(io.RawIOBase):
    """The unpacked bytes of a gzip file, as far as they can be had.

    With ``mends`` a damaged member is left at its damage and the next one sought; ``breaks`` are the damaged members, each
    by its first and last place in the unpacked bytes, as is one that the end of the file cuts. Without it, damage raises
    ``zlib.error`` and a cut ``EOFError``, after all bytes before.
    """

    def __init__(self, file: io.BufferedIOBase, *, mends: bool) -> None:
        super().__init__()
        self.breaks: list[tuple[int, int]] = []
        self._start = 0  # of the present member in the unpacked bytes
        self._file, self._mends = file, mends
        self._inflate = zlib.decompressobj(31)
        self._member = b""  # what was fed of the present member, the last of it
        self._pending = b""
        self._ready = b""
        self._error: Exception | None = None
        self._n_in, self._n_out = 0, 0
        self._is_over = False

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fills the buffer; 0 at the end."""
        while not self._ready and not self._is_over:
            if self._error is not None:
                raise self._error
            self._advance()
        count = min(len(buffer), len(self._ready))
        buffer[:count], self._ready = self._ready[:count], self._ready[count:]
        return count

    def _advance(self) -> None:
        chunk = self._pending or self._file.read(_CHUNK)
        self._n_in += 0 if self._pending else len(chunk)
        self._pending = b""
        if not chunk:
            self._end()
            return
        if not self._member and not (chunk := chunk.lstrip(b"\x00") if chunk[:1] == b"\x00" else chunk):
            return  # padding between members
        before = self._inflate.copy()
        try:
            self._take(self._inflate.decompress(chunk, _MOST_AT_ONCE))
        except zlib.error as error:
            self._save(before, chunk)
            self._break(error, self._member + chunk)
            return
        if self._inflate.eof:
            self._pending, self._member, self._inflate = self._inflate.unused_data, b"", zlib.decompressobj(31)
            self._start = self._n_out
        else:
            self._pending = self._inflate.unconsumed_tail
            self._member = (self._member + chunk[: len(chunk) - len(self._pending)])[-_LOOK_BACK:]

    def _take(self, unpacked: bytes) -> None:
        self._ready += unpacked
        self._n_out += len(unpacked)
        if self._n_out > MAX_UNPACKED_BYTES or (self._n_out > SMALL_UNPACKED_BYTES and self._n_out > MAX_EXPANSION * self._n_in):
            self._error = UnpackedTooLargeError(f"{self._n_in:,} bytes unpack to more than {self._n_out:,}")

    def _save(self, inflate: Any, chunk: bytes) -> None:
        """What comes before the damage inside a chunk: zlib drops it when it fails."""
        for place in range(len(chunk)):
            try:
                self._take(inflate.decompress(chunk[place : place + 1]))
            except zlib.error:
                return

    def _break(self, error: Exception, seen: bytes) -> None:
        if not self._mends:
            self._error = error
            return
        self.breaks.append((self._start, self._n_out))
        while (at := seen.find(_MEMBER, len(_MEMBER))) < 0:
            more = self._file.read(_CHUNK)
            if not more:
                self._is_over = True
                return
            self._n_in += len(more)
            seen = seen[:3] + seen[-2:] + more
        self._pending, self._member, self._inflate = seen[at:], b"", zlib.decompressobj(31)
        self._take(b"\r\n\r\n")  # what was cut off does not run on into the next record
        self._start = self._n_out

    def _end(self) -> None:
        rest = self._inflate.decompress(b"", _MOST_AT_ONCE) if self._member else b""
        if rest:
            self._take(rest)
            return
        if self._member and not self._mends:
            self._error = EOFError("it ends before it is complete")
            return
        if self._member:
            self.breaks.append((self._start, self._n_out))
        self._is_over = True


def open_unzipped(file: io.BufferedIOBase, *, mends: bool = False) -> tuple[io.BufferedReader, Unzipped]:
    """A reader of the unpacked bytes, and the stream below it that knows of breaks."""
    raw = Unzipped(file, mends=mends)
    return io.BufferedReader(raw, _CHUNK), raw


@dataclass(slots=True)
class Record:
    """One record of an archive: its headers by lower-case name, its content, and what is wrong with it."""

    number: int
    headers: dict[str, str] = field(default_factory=dict)
    content: bytes = b""
    damage: str | None = None
    is_mended: bool = False  # its length is wrong, its content whole
    is_too_large: bool = False


def read_records(file: io.BufferedReader, unzipped: Unzipped | None = None) -> Iterator[Record]:
    """The records of an archive in order, damaged ones among them; never more than one is held.

    A record ends where its stated length says, if the next one begins there. Else it ends where the next one begins.

    Raises:
        UnpackedTooLargeError: the archive unpacks to more than any does.
    """
    window = _Window(file)
    breaks = unzipped.breaks if unzipped else []
    number, n_told = 0, 0
    while window.seek_start():
        number += 1
        record = _read_record(window, number)
        reached = [at for at in breaks[n_told:] if at[1] <= window.place + _LINE_ENDS]
        if any(start < window.place for start, _ in reached):
            record.damage = _DAMAGED
        yield record
        for start, _ in reached:
            if start >= window.place:  # nothing of it could be unpacked
                number += 1
                yield Record(number, damage=_DAMAGED)
        n_told += len(reached)
    for _ in breaks[n_told:]:
        number += 1
        yield Record(number, damage=_DAMAGED)


def _read_record(window: _Window, number: int) -> Record:
    head = window.take_head()
    if head is None:
        window.take_to_start(0)
        return Record(number, damage="its header does not end")
    record = Record(number, _headers(head))
    length = record.headers.get("content-length", "")
    if not (length.isascii() and length.isdigit() and len(length) < 16):
        record.damage = "it states no length"
        window.take_to_start(0)
    elif window.n_lies > _MOST_LIES:
        record.content = window.take_to_start(MAX_RECORD_BYTES)
        _check_length(record, int(length))
    elif int(length) > MAX_RECORD_BYTES:
        record.is_too_large = True
    else:
        _take_content(window, record, int(length))
    return record


def _take_content(window: _Window, record: Record, length: int) -> None:
    content = window.take(length)
    if window.is_at_end_of_record() and len(content) == length:
        record.content = content
        return
    window.n_lies += 1
    inner = _START.search(content)
    if inner:
        window.give_back(content[inner.start() :])
        record.content = content[: inner.start()].rstrip(b"\r\n")
    elif len(content) < length:
        record.damage = f"the archive breaks off inside it: {len(content):,} of {length:,} bytes"
        return
    else:
        record.content = content + window.take_to_start(MAX_RECORD_BYTES)
    _check_length(record, length)


def _check_length(record: Record, length: int) -> None:
    """Marks a content that is not as long as stated; only the length is wrong where the page comes to its end."""
    if len(record.content) == length:
        return
    record.is_mended = record.content.rstrip()[-10:].lower().endswith(b"</html>")
    if not record.is_mended:
        record.damage = f"it is not as long as it says: {len(record.content):,} of {length:,} bytes"


def _headers(head: bytes) -> dict[str, str]:
    lines = (line.partition(":") for line in head.decode("utf-8", "replace").splitlines()[1:])
    return {name.strip().lower(): value.strip() for name, _, value in lines}


class _Window:
    """A look ahead at a stream of bytes."""

    def __init__(self, file: io.BufferedReader) -> None:
        self._file = file
        self._held, self._at = b"", 0
        self.place = 0  # of the first byte not taken
        self.n_lies = 0  # records so far whose length was wrong

    def _hold(self, count: int) -> int:
        """How many bytes can be seen, at least so many unless the file ends."""
        held = len(self._held) - self._at
        if held < count:
            parts = [self._held[self._at :]]
            while held < count and (more := self._file.read1(max(_CHUNK, count - held))):
                parts.append(more)
                held += len(more)
            self._held, self._at = b"".join(parts), 0
        return held

    def take(self, count: int) -> bytes:
        """So many bytes, fewer at the end."""
        self._hold(count)
        taken = self._held[self._at : self._at + count]
        self._at += len(taken)
        self.place += len(taken)
        return taken

    def give_back(self, content: bytes) -> None:
        """Puts bytes that were taken back to the front."""
        self._held, self._at = content + self._held[self._at :], 0
        self.place -= len(content)

    def seek_start(self) -> bool:
        """Moves to the start of the next record; no at the end of the file."""
        self.take_to_start(0)
        return self._hold(1) > 0

    def take_to_start(self, most: int) -> bytes:
        """What comes before the start of the next record, or of the end; of it at most so many bytes."""
        kept: list[bytes] = []
        while True:
            held = self._hold(_CHUNK)
            found = _START.search(self._held, self._at, self._at + _CHUNK)
            at_end = held < _CHUNK
            passed = self.take(found.start() - self._at if found else held if at_end else _CHUNK - _START_WIDTH)
            kept.append(passed[:most])
            most -= len(kept[-1])
            if found or at_end:
                return b"".join(kept).rstrip(b"\r\n")

    def take_head(self) -> bytes | None:
        """The header of a record with its empty line; null if it has no end."""
        self._hold(_MAX_HEAD_BYTES)
        found = _HEAD_END.search(self._held, self._at, self._at + _MAX_HEAD_BYTES)
        if found is None:
            self.take(1)
            return None
        return self.take(found.end() - self._at)

    def is_at_end_of_record(self) -> bool:
        """Whether the next record, or the end, follows after nothing but line ends."""
        self._hold(_START_WIDTH)
        following = self._held[self._at : self._at + _START_WIDTH].lstrip(b"\r\n")
        return not following or following.startswith(b"WARC/")
