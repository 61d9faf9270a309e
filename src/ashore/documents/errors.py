"""What can be wrong with a file: one class per mistake, located, worded in ``words/*/documents.toml``."""

from __future__ import annotations

from typing import ClassVar

from ashore.errors import AshoreError


class DocumentError(AshoreError):
    """Something about an input that a person can put right. ``details`` always hold ``file``."""

    code: ClassVar[str] = "document"


class MissingFileError(DocumentError):
    """There is no such file."""

    code: ClassVar[str] = "missing_file"


class UnreadableFileError(DocumentError):
    """The file is there and may not be read, or is no regular file."""

    code: ClassVar[str] = "unreadable_file"


class NotAFileError(DocumentError):
    """A pipe, a device or a socket among the files of a folder: it may never end."""

    code: ClassVar[str] = "not_a_file"


class PackedBrokenError(DocumentError):
    """A compressed file that is cut short or damaged."""

    code: ClassVar[str] = "packed_broken"


class EmptyFileError(DocumentError):
    """No bytes, or nothing but white space."""

    code: ClassVar[str] = "empty_file"


class EmptyFolderError(DocumentError):
    """A folder without a file."""

    code: ClassVar[str] = "empty_folder"


class BinaryFileError(DocumentError):
    """Not text, and of no format that is read."""

    code: ClassVar[str] = "binary_file"


class UnsupportedFormatError(DocumentError):
    """A known format that is not read, named by ``format``: old Word, RTF, spreadsheets and others."""

    code: ClassVar[str] = "unsupported_format"


class UnknownEncodingError(DocumentError):
    """Bytes that are text in none of the encodings that are read; ``line`` is where UTF-8 ends to make sense."""

    code: ClassVar[str] = "unknown_encoding"


class TooLargeError(DocumentError):
    """More than ``Limits.bytes``."""

    code: ClassVar[str] = "limit_bytes"


class TooManyPagesError(DocumentError):
    """More than ``Limits.pages``."""

    code: ClassVar[str] = "limit_pages"


class TooDeepError(DocumentError):
    """Deeper than ``Limits.nesting``."""

    code: ClassVar[str] = "limit_nesting"


class TooMuchInsideError(DocumentError):
    """Unpacks to more than ``Limits.decompressed_bytes``."""

    code: ClassVar[str] = "limit_decompressed_bytes"


class TooManyItemsError(DocumentError):
    """More than ``Limits.items``."""

    code: ClassVar[str] = "limit_items"


class TooSlowError(DocumentError):
    """Longer than ``Limits.seconds``."""

    code: ClassVar[str] = "limit_seconds"


class LineTooLongError(DocumentError):
    """One line or row of a streamed file is larger than ``Limits.bytes``."""

    code: ClassVar[str] = "line_too_long"


class LineEncodingError(DocumentError):
    """One line holds bytes that are not in the file's encoding."""

    code: ClassVar[str] = "line_encoding"


class LineNotJsonError(DocumentError):
    """One line of JSON lines is no JSON object."""

    code: ClassVar[str] = "line_not_json"


class ItemWithoutTextError(DocumentError):
    """A line or row that has no text of an ad."""

    code: ClassVar[str] = "item_without_text"


class RowBrokenError(DocumentError):
    """A row of a table with more cells than columns, or with quotes that do not close."""

    code: ClassVar[str] = "row_broken"


class UnknownColumnsError(DocumentError):
    """A table none of whose columns holds the text or the title of an ad."""

    code: ClassVar[str] = "unknown_columns"


class JsonBrokenError(DocumentError):
    """A JSON file that does not parse."""

    code: ClassVar[str] = "json_broken"


class JsonUnknownError(DocumentError):
    """JSON that is neither a résumé (JSON Resume) nor an ad (JobPosting, or an object with ``text``)."""

    code: ClassVar[str] = "json_unknown"


class PageWithoutTextError(DocumentError):
    """An HTML page in which nothing is told."""

    code: ClassVar[str] = "page_without_text"


class PdfWithoutTextError(DocumentError):
    """Pages that are images."""

    code: ClassVar[str] = "pdf_without_text"


class PdfEncryptedError(DocumentError):
    """A PDF that asks for a password."""

    code: ClassVar[str] = "pdf_encrypted"


class PdfCutError(DocumentError):
    """A PDF whose end is missing."""

    code: ClassVar[str] = "pdf_cut"


class PdfBrokenError(DocumentError):
    """A PDF that is damaged, or none at all."""

    code: ClassVar[str] = "pdf_broken"


class ZipBombError(DocumentError):
    """A package that unpacks to so many times its size that it was made to fill the memory."""

    code: ClassVar[str] = "zip_bomb"


class DocxBrokenError(DocumentError):
    """A DOCX that is no package of Word, or is damaged."""

    code: ClassVar[str] = "docx_broken"


class ImageBrokenError(DocumentError):
    """An image that cannot be opened."""

    code: ClassVar[str] = "image_broken"


class ImageWithoutTextError(DocumentError):
    """An image in which no text is found."""

    code: ClassVar[str] = "image_without_text"


class MissingOcrError(DocumentError):
    """Text in images asks for the optional extra."""

    code: ClassVar[str] = "missing_ocr"
