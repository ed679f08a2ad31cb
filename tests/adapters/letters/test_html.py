"""HTML is read as a person reads it on a screen, and nothing of it is left but the words."""

import pytest

from callprogram.adapters.letters.html import text_of


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>One<br></p><p>&nbsp;</p><p>Two <b>bold</b>  words</p>", "One\n\nTwo bold words"),
        ("<div>a</div><div><div>b</div></div><div><br></div><div>c</div>", "a\nb\n\nc"),
        ("a<br>b\nc", "a\nb c"),
        ("<h1>Title</h1>text<hr>more", "Title\n\ntext\n\nmore"),
        ("<ul><li>one</li><li><p>two</p></li></ul><ol><li>x<li>y</ol>", "* one\n* two\n\n1. x\n2. y"),
        ("<dl><dt>Order<dd>77-1</dl>", "Order\n77-1"),
        ("<pre>a   b\nc</pre>", "a   b\nc"),
        ("Hi <blockquote>old<blockquote>older<br>line</blockquote></blockquote>", "Hi\n> old\n>> older\n>> line"),
        ("<!--[if mso]>gone<![endif]--><![if !mso]>kept<![endif]><p>Text<o:p></o:p></p>", "kept\n\nText"),
        ("<b>From:</b> Ada &lt;a@x.example&gt;<br><b>Subject:</b> Drive", "From: Ada <a@x.example>\nSubject: Drive"),
    ],
)  # fmt: skip
def test_a_page_is_broken_into_lines_as_on_a_screen(page: str, text: str) -> None:
    assert text_of(page) == text


def test_what_stands_beside_each_other_is_read_one_after_the_other() -> None:
    row = "<tr><td>Drive</td><td>5 EUR</td></tr>"
    paragraphs = "<tr><td><p>It broke.</p><p>Twice.</p></td><td><p>No.</p></td></tr>"

    assert text_of(f"<table>{row}{paragraphs}</table>") == "Drive  5 EUR\n\nIt broke.\n\nTwice.\n\nNo."


def test_nothing_is_lost_however_deep_it_is_nested() -> None:
    assert text_of("<div>" * 900 + "deep" + "</div>" * 900) == "deep"


@pytest.mark.parametrize("words", ["<script>x()</script>", "<style>p{}</style>", "<svg><a>x</a></svg>", "<!-- x -->"])
def test_what_no_person_reads_is_gone(words: str) -> None:
    assert text_of(f"<p>Hello{words}</p>") == "Hello"


def test_the_marks_that_are_ours_cannot_be_sent() -> None:
    assert text_of("a\ue001b&#xE001;c\ue000d") == "abcd"
