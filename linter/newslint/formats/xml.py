"""XML as the report formats write it: escaped, and without what XML 1.0 forbids.

Source: https://www.w3.org/TR/xml/#charsets
"""

import re
from typing import Final

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'

_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES: Final = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}
_ESCAPED: Final = re.compile('[&<>"\t\n\r]')


def escape(text: str) -> str:
    """`text` for an element or an attribute in double quotes; what XML forbids becomes U+FFFD, line ends survive."""
    return _ESCAPED.sub(lambda match: _ESCAPES[match[0]], _FORBIDDEN.sub("\ufffd", text))


def attributes(**values: object) -> str:
    """Attributes in the order given, each with a space before it; those that are None are left out."""
    return "".join(f' {name}="{escape(str(value))}"' for name, value in values.items() if value is not None)
