"""Where bytes come from: a file, standard input or memory; opened as a stream, never read further than allowed."""

from __future__ import annotations

import gzip
import io
import os
import re
import sys
import zlib
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, Final, cast

from ashore.documents.errors import (
    EmptyFileError,
    MissingFileError,
    PackedBrokenError,
    TooLargeError,
    TooMuchInsideError,
    UnreadableFileError,
)
from ashore.documents.limits import Limits

HEAD = 65_536
"""How many bytes a reader sees when it is asked whether the file is its own."""

GZIP = b"\x1f\x8b"
STDIN = "-"
_UNDECODED: Final = re.compile("[\udc80-\udcff]")
"""Bytes of a file's name that the file system's encoding cannot read, as Python keeps them."""


@dataclass(frozen=True)
class Source:
    """One input.

    Attributes
    ----------
    name
        What its document is called where the format names none: the file's name, without ``.gz``.
    file
        What a message calls it: the path as the user wrote it.
    path, data
        Where the bytes are; standard input where both are None.
    unpacked_limit
        How many bytes may come out of a gzip stream; None where it is none.
    """

    name: str
    file: str
    path: Path | None = None
    data: bytes | None = None
    unpacked_limit: int | None = None

    def __post_init__(self) -> None:
        """Read names that are not in the file system's encoding: archives from Windows have theirs in GBK."""
        for field, value in (("name", self.name), ("file", self.file)):
            if not value.isascii() and _UNDECODED.search(value):
                object.__setattr__(self, field, _mended(value))

    @classmethod
    def of(cls, where: Path | str, *, name: str | None = None) -> Source:
        """Return the source for a path, or for ``-``, standard input."""
        if str(where) == STDIN:
            return cls(name or "stdin", "stdin")
        path = Path(where)
        return cls(name or path.name, str(where), path=path)

    @classmethod
    def of_bytes(cls, data: bytes, name: str) -> Source:
        """Return a source in memory."""
        return cls(name, name, data=data)

    @cached_property
    def once(self) -> bool:
        """Whether the bytes can be read but once: standard input, a pipe, a device."""
        if self.data is not None:
            return False
        # The functions of os.path answer where Path raises because it may not look.
        return self.path is None or (os.path.exists(self.path) and not os.path.isfile(self.path))  # noqa: PTH110, PTH113

    @cached_property
    def _rewound(self) -> _Rewound:
        if self.path is None:
            if sys.stdin is None:  # closed by whoever started the program
                raise EmptyFileError(file=self.file)
            return _Rewound(sys.stdin.buffer, owned=False)
        return _Rewound(self._open_path(), owned=True)

    def open(self) -> BinaryIO:
        """Open the bytes as a stream. Standard input can be opened once.

        Raises
        ------
        MissingFileError, UnreadableFileError
        """
        raw = self._open_raw()
        if self.unpacked_limit is None:
            return raw
        return cast("BinaryIO", io.BufferedReader(_Unpacked(raw, self.unpacked_limit, self.file)))

    def _open_raw(self) -> BinaryIO:
        if self.data is not None:
            return io.BytesIO(self.data)
        return self._rewound.open() if self.once else self._open_path()

    def _open_path(self) -> BinaryIO:
        assert self.path is not None  # noqa: S101 - without a path it is memory or standard input
        try:
            return self.path.open("rb")
        except FileNotFoundError:
            raise MissingFileError(file=self.file) from None
        except OSError as problem:
            raise UnreadableFileError(file=self.file, reason=problem.strerror or str(problem)) from None

    @cached_property
    def head(self) -> bytes:
        """The first 64 KiB (unpacked), by which readers recognise their own.

        Raises
        ------
        EmptyFileError
            If there is not one byte.
        """
        if self.once:
            first = self._rewound.head
        else:
            with self._open_raw() as stream:
                first = self._read_some(stream)
        if not first:
            raise EmptyFileError(file=self.file)
        if self.unpacked_limit is None:
            return first
        unpack = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            return unpack.decompress(first, HEAD)
        except zlib.error:
            raise PackedBrokenError(file=self.file) from None

    def _read_some(self, stream: BinaryIO) -> bytes:
        try:
            return stream.read(HEAD)
        except OSError as problem:
            raise UnreadableFileError(file=self.file, reason=problem.strerror or str(problem)) from None

    def unpacked(self, limits: Limits) -> Source:
        """Return the source inside a ``.gz``, or the source itself where it is none."""
        if not self.head.startswith(GZIP):
            return self
        inner = replace(self, name=self.name.removesuffix(".gz"), unpacked_limit=limits.decompressed_bytes)
        if self.once:
            inner.__dict__["_rewound"] = self._rewound  # what was looked at is not lost
        return inner

    def read(self, limits: Limits) -> bytes:
        """Return all bytes, having read no more than one beyond the limit.

        Raises
        ------
        TooLargeError
            Before anything is read where the file's size is known.
        """
        if self.path is not None and self.unpacked_limit is None and not self.once:
            size = self._size()
            if size > limits.bytes:
                raise TooLargeError(file=self.file, limit=limits.bytes, size=size)
        with self.open() as stream:
            data = stream.read(limits.bytes + 1)
        if len(data) > limits.bytes:
            raise TooLargeError(file=self.file, limit=limits.bytes, size=len(data))
        return data

    def _size(self) -> int:
        assert self.path is not None  # noqa: S101 - as its only caller has seen
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            raise MissingFileError(file=self.file) from None
        except OSError as problem:
            raise UnreadableFileError(file=self.file, reason=problem.strerror or str(problem)) from None


def _mended(name: str) -> str:
    data = os.fsencode(name)
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")


class _Rewound:
    """A stream whose first bytes are looked at before it is read; ``owned`` where it was opened for that."""

    def __init__(self, stream: BinaryIO, *, owned: bool) -> None:
        self.stream = stream
        self.owned = owned

    @cached_property
    def head(self) -> bytes:
        return self.stream.read(HEAD)

    def open(self) -> BinaryIO:
        return cast("BinaryIO", io.BufferedReader(_Chained(self.head, self.stream, owned=self.owned)))


class _Chained(io.RawIOBase):
    """Bytes already read, then the rest of the stream."""

    def __init__(self, head: bytes, rest: BinaryIO, *, owned: bool) -> None:
        self.head = memoryview(head)
        self.rest = rest
        self.owned = owned

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # typeshed types it as WriteableBuffer
        if self.head:
            count = min(len(buffer), len(self.head))
            buffer[:count] = self.head[:count]
            self.head = self.head[count:]
            return count
        data = self.rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if self.owned:
            self.rest.close()
        super().close()


class _Unpacked(io.RawIOBase):
    """A gzip stream that stops where it unpacks to more than it may."""

    def __init__(self, packed: BinaryIO, limit: int, file: str) -> None:
        self.stream = gzip.GzipFile(fileobj=packed)
        self.packed = packed
        self.left = limit
        self.limit = limit
        self.file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # typeshed types it as WriteableBuffer
        try:
            data = self.stream.read(len(buffer))
        except (gzip.BadGzipFile, EOFError, zlib.error):
            raise PackedBrokenError(file=self.file) from None
        except OSError as problem:
            raise UnreadableFileError(file=self.file, reason=problem.strerror or str(problem)) from None
        self.left -= len(data)
        if self.left < 0:
            raise TooMuchInsideError(file=self.file, limit=self.limit)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self.stream.close()
        self.packed.close()
        super().close()
