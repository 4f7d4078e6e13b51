"""How the smallest pieces of TOML look, for the scans that the parser itself does not offer.

The patterns accept at least what TOML does: whether a document is right is for the parser to say. They use possessive
repeats, so that no text makes them slow.
"""

MULTILINE_BASIC = r'"""(?:[^"\\]++|\\[\s\S]|"{1,2}(?!"))*+"{3,5}'
MULTILINE_LITERAL = r"'''(?:[^']++|'{1,2}(?!'))*+'{3,5}"
BASIC = r'"(?!"")(?:[^"\\\n]++|\\[^\n])*+"'
LITERAL = r"'(?!'')[^'\n]*+'"
STRING = f"(?:{MULTILINE_BASIC}|{BASIC}|{MULTILINE_LITERAL}|{LITERAL})"

COMMENT = r"#[^\n]*+"
KEY_PART = rf"(?:[A-Za-z0-9_-]++|{BASIC}|{LITERAL})"
DOT = r"[ \t]*+\.[ \t]*+"
KEY = rf"{KEY_PART}(?:{DOT}{KEY_PART})*+"
