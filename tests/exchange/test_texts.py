"""HTML made plain: what a reader of it sees, and no more."""

import pytest

from quiz.exchange.texts import PlainText, from_html

SEEN = {
    "<head><title>T</title>not seen</head>seen": "seen",
    "<head><b>not</b> seen</head>seen": "seen",
    "</style>seen": "seen",
    "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>": "a b\nc",
    "<div>one</div><div>two<br>three</div>": "one\ntwo\nthree",
    "1 < 2 &lt; 3 <!-- not seen --> 4": "1 < 2 < 3  4",
}


@pytest.mark.parametrize("html", SEEN)
def test_what_is_seen_of_html_is_its_text(html: str) -> None:
    """Blocks are lines, cells are parted by blanks, and what stands in the head is not shown."""
    assert from_html(html).text == SEEN[html]


def test_what_a_reader_would_miss_is_named_once() -> None:
    """A picture by its name."""
    html = '<b>Where</b> <i>is</i> it? <img src="maps/oslo.png"><img src="maps/oslo.png"><span>Here.</span>'
    assert from_html(html) == PlainText("Where is it? Here.", ("formatting", "an image (oslo.png)"))
