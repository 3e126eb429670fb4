"""Bytes to text."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import ReadError, read_bytes
from newslint.readers.decoding import Decoded, decode


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"", "", "utf-8"),
        ("é 😀".encode(), "é 😀", "utf-8"),
        (codecs.BOM_UTF8 + "é".encode(), "\ufeffé", "utf-8"),
        ("\ufeffé".encode("utf-16-le"), "\ufeffé", "utf-16-le"),
        ("\ufeffé".encode("utf-16-be"), "\ufeffé", "utf-16-be"),
        ("\ufeffé".encode("utf-32-le"), "\ufeffé", "utf-32-le"),
        ("\ufeffé".encode("utf-32-be"), "\ufeffé", "utf-32-be"),
    ],
)
def test_encodings_that_are_told_without_a_word(data: bytes, text: str, encoding: str) -> None:
    assert decode(data) == Decoded(text, encoding)
    assert text.encode(encoding) == data


def test_windows_1252_is_said_aloud() -> None:
    assert decode("One.\r\nHe said: “no”.\r\n".encode("cp1252")) == Decoded(
        "One.\r\nHe said: “no”.\r\n",
        "cp1252",
        ("not valid UTF-8 (byte 0x93 in line 2): read as Windows-1252; save the file as UTF-8",),
    )


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
def test_the_line_of_the_first_bad_byte(end: bytes) -> None:
    assert "(byte 0xe9 in line 3)" in decode(b"One" + end + b"two" + end + b"\xe9").notices[0]


def test_bytes_that_windows_1252_lacks_become_replacement_characters() -> None:
    assert decode(b"a\x81b\xff").text == "a\ufffdbÿ"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"text\0more", "is no text: it holds NUL bytes"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "is no text: it holds NUL bytes"),
        (bytes(range(1, 32)) * 10, "is no text: it holds many control characters"),
        (codecs.BOM_UTF16_LE + b"a", "begins like UTF-16-LE text but is none"),
        (codecs.BOM_UTF16_BE + b"\xd8\x00\x00a", "begins like UTF-16-BE text but is none"),
    ],
)
def test_what_is_no_text(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError) as error:
        read_bytes(data, path="odd.txt")
    assert str(error.value) == f"odd.txt: {reason}"


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_a_reason(data: bytes) -> None:
    try:
        assert isinstance(decode(data).text, str)
    except ValueError as error:
        assert "no text" in str(error) or "is none" in str(error)


@pytest.mark.parametrize(
    ("text", "encoding", "known"),
    [
        ('<?xml version="1.0" encoding="ISO-8859-1"?>\n<a>Café</a>', "iso-8859-1", "iso8859-1"),
        ('<?xml version="1.0" encoding="ISO-8859-1"?>\n<a>“Café”</a>', "cp1252", "cp1252"),
        ("<?xml version='1.0' encoding='iso-8859-15'?>\n<a>€5</a>", "iso-8859-15", "iso8859-15"),
        ('<?xml version="1.0" encoding="windows-1250"?><a>Łódź</a>', "cp1250", "cp1250"),
        ('<html><head><meta charset="iso-8859-2"></head>Łódź', "iso-8859-2", "iso8859-2"),
        ('<?xml version="1.0" encoding="ISO-8859-1"?><a>plain</a>', "ascii", "iso8859-1"),
        ('<?xml version="1.0" encoding="ISO-8859-1"?><a>Café</a>', "utf-8", "utf-8"),  # what it says is not true
        ('<?xml version="1.0" encoding="UTF-16"?><a>Café</a>', "utf-8", "utf-8"),
        ('<?xml version="1.0" encoding="UTF-16"?><a>Café</a>', "utf-16-le", "utf-16-le"),
        ('<?xml version="1.0" encoding="UTF-16"?><a>Café</a>', "utf-16-be", "utf-16-be"),
        ('<?xml version="1.0" encoding="punycode"?><a>plain</a>', "ascii", "utf-8"),
    ],
)
def test_markup_declares_its_encoding(text: str, encoding: str, known: str) -> None:
    assert decode(text.encode(encoding), markup=True) == Decoded(text, known)


def test_only_markup_declares_its_encoding() -> None:
    data = '<meta charset="iso-8859-2"> Łódź'.encode("iso-8859-2")
    assert decode(data).encoding == "cp1252"
    xml = (
        '<?xml version="1.0" encoding="ISO-8859-2"?><nitf><body><body.content><p>Łódź</p></body.content></body></nitf>'
    )
    document = read_bytes(xml.encode("iso-8859-2"), path="a.xml")
    assert (document.text, document.notices) == ("Łódź", ())
