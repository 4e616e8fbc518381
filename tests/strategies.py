"""Random documents, for laws that hold on all of them."""

from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        "oil",
        "the",
        "chain",
        "Rust",
        "42",
        "3.1",
        "don't",
        "C++",
        "C#",
        "url_for",
        "__init__",
        "naïve",
        "ёж",
        "轮胎",
        "שלום",
        "🚲",
        "½",
        "a&b",
        "x<y",
        "{x}",
        "e.g.",
    ]
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
SPANS = st.one_of(
    WORDS,
    SENTENCES.map(lambda text: f"*{text}*"),
    SENTENCES.map(lambda text: f"**{text}**"),
    SENTENCES.map(lambda text: f"`{text}`"),
    SENTENCES.map(lambda text: f"[{text}](https://example.org/a_b?c=d&e=f)"),
    st.sampled_from(
        [
            *(
                "``a ` b``",
                "`` ` ``",
                "~~struck~~",
                "a  \nb",
                "a\\\nb",
                "a\nb",
                "&copy;",
                "&#123;",
                "&amp;lt;",
                "\\*",
                "\\`",
                "\\\\",
                "<b>raw</b>",
                "<br>",
                "H~2~O",
            ),
            *(
                "<kbd>Ctrl</kbd>",
                "<i onclick='x()'>i</i>",
                "https://example.org/x_y_z",
                "<https://example.org>",
                "someone@example.org",
                "www.example.org",
                "Socket.IO",
            ),
            *(
                "{: .a onclick=b }",
                "{#x}",
                "{{ y }}",
                "{% z %}",
                "[TOC]",
                "[[w]]",
                "==m==",
                "^^i^^",
                "++k++",
                ":smile:",
                ":heart: :+1: :none:",
                "(c)",
                "...",
                "--",
                '"q"',
                "$x$",
                "!!",
                "///",
            ),
            *(
                "snake_case_name",
                "2*3*4",
                "a_b_c",
                "**",
                "*",
                "_",
                "`",
                "~",
                "[",
                "]",
                "](",
                "![",
                "<",
                ">",
                "&",
                "|",
                "#",
                "\u00a0",
                "\u200b",
                "\u2028",
                "\x0b",
                "\x0c",
            ),
            *(
                "![alt text](https://example.org/i.png)",
                "![](x.png)",
                "<!-- c -->",
                "[ref][r]",
                "[r]",
                "[^1]",
                "*a*b",
                "*a **b** c*",
                "***x***",
                "_under_",
                "__under__",
            ),
        ]
    ),
)
INLINE = st.lists(SPANS, min_size=1, max_size=5).map(" ".join)
GLUED = st.lists(SPANS, min_size=1, max_size=4).map("".join)
LINE = st.one_of(INLINE, INLINE, GLUED)

INFO = st.sampled_from(
    [
        "",
        "python",
        "js",
        "c++",
        'python title="a b"',
        "{.python}",
        "{ .html #x onclick=y }",
        "no-such",
        "py,ignore",
        "text {1}",
        "md",
        "diff",
        "html+jinja",
        "ts=1",
    ]
)
CODE = st.lists(
    st.sampled_from(
        [
            "x = 1",
            "",
            "    deep",
            "\ttab",
            "# h",
            "## h",
            "```",
            "~~~",
            "///",
            "<script>x</script>",
            "{{ y }}",
            "- l",
            "<!-- answer -->",
            "a `b` c",
            "end  ",
        ]
    ),
    max_size=4,
)


@st.composite
def fences(draw):
    lines = draw(CODE)
    mark = draw(st.sampled_from(["`", "~"]))
    fence = mark * (1 + max([2, *(len(line) for line in lines if line and set(line) == {mark})]))
    info = draw(INFO)
    return "\n".join(
        [f"{fence}{draw(st.sampled_from(['', ' ']))}{info if mark == '~' or '`' not in info else ''}", *lines, fence]
    )


@st.composite
def lists(draw, depth=0):
    mark = draw(st.sampled_from(["-", "*", "+", "1.", "1)", "7.", "- [ ]", "- [x]"]))
    indent = " " * draw(st.sampled_from([2, 3, 4]))
    lines = []
    for item in draw(st.lists(LINE, min_size=1, max_size=3)):
        lines.append(f"{mark} {item}".replace("\n", "\n  "))
        if depth < 2 and draw(st.integers(0, 3)) == 0:
            inner = draw(st.one_of(lists(depth=depth + 1), fences(), INLINE))
            gap = draw(st.sampled_from(["", "\n"]))
            lines.append(gap + "\n".join(indent + line for line in inner.split("\n")))
    return draw(st.sampled_from(["\n", "\n", "\n\n"])).join(lines)


@st.composite
def tables(draw):
    cells = st.one_of(
        SENTENCES,
        SENTENCES.map(lambda text: f"`{text}`"),
        st.sampled_from(["a \\| b", "`a|b`", "", "**x**", "{: .a }", "<b>y</b>"]),
    )
    rows = draw(st.lists(st.lists(cells, min_size=2, max_size=2), max_size=3))
    dashes = draw(st.sampled_from(["| --- | --- |", "|:-|-:|", "| :-: | - |"]))
    return "\n".join(["| one | two |", dashes, *(f"| {' | '.join(row)} |" for row in rows)])


OTHER_MARKS = st.sampled_from(
    [
        "/// details | x\ny\n///",
        "///\ny\n///",
        '!!! note "t"\n    body',
        '=== "Tab"\n\n    body',
        "{: onclick=x style=y }",
        "Term\n:   meaning",
        "*[HTML]: words",
        '--8<-- "file"',
        "[r]: https://example.org/r",
        "[^1]: a note",
        "***",
        "- - -",
        "    indented code",
        "\tindented by a tab",
        "> [!NOTE]\n> An *alert*.\n>\n> - in a list",
        "> [!note]  \nLazy.",
        "> [!OTHER]\n> A quotation.",
        "- > [!Tip]\n  > In a list.",
        "<details><summary>More</summary>\n\n- inside\n\n</details>",
        "<details>\n<summary>Never closed</summary>\nwords",
        "<div>\nnever *closed*",
        "</div>\n\n</details>",
        "<p align=center>centred <b>bold",
        "<table><tr><td>cell</td></tr></table>",
        "<script>bad()</script>",
        "<style>p { x: y }</style>",
        "<iframe src=x></iframe>",
        "<form action=x><input><button>b</button></form>",
        "<img src=x onerror=y>",
        "<pre>\n  kept   *as* is\n\n  here\n</pre>",
        "<ul><li>one<li>two</ul>",
        "<!-- a comment -->",
        "<!-- a\n\ncomment -->",
        "\\# escaped",
        "#hash",
        "1986\\. A year",
        "+1 said he",
        "\\",
        "```\nlast",
    ]
)
HEADINGS = st.builds(lambda level, text: f"{'#' * level} {text}".replace("\n", " "), st.integers(3, 6), INLINE)
QUOTES = st.one_of(INLINE, lists(), fences()).map(lambda text: "\n".join(f"> {line}" for line in text.split("\n")))
SAFE_BLOCKS = st.one_of(INLINE, lists(), fences(), tables(), HEADINGS, QUOTES)
BLOCKS = st.one_of(SAFE_BLOCKS, SAFE_BLOCKS, OTHER_MARKS, GLUED)


@st.composite
def pieces(draw, blocks=BLOCKS):
    """A piece of Markdown: blocks, mostly apart, sometimes glued together."""
    made = ""
    for block in draw(st.lists(blocks, max_size=5)):
        # Raw HTML goes on to the next blank line, and what `x<y` is there depends on who parses it.
        gaps = ["\n\n"] if made.endswith((">", "*", "words")) else ["\n\n", "\n\n", "\n\n", "\n"]
        made += draw(st.sampled_from(gaps)) + block
    return made.strip("\n")


IDS = st.sampled_from(["", "", "an-id", "второй", "v2.1", "third", "a_b", "x:y"])
TAGS = st.sampled_from(["", "", ' tags="a, b c"', " aka='it; \"so\"'", " tags=x aka=y"])
TITLES = st.lists(
    st.one_of(
        WORDS,
        SENTENCES.map(lambda text: f"`{text}`"),
        st.sampled_from(["*so*", "<b>", "[l](#x)", "#", "{: #y }", "\\{z}", "&amp;", "`a", "{#p"]),
    ),
    min_size=1,
    max_size=5,
)


@st.composite
def headings(draw, mark):
    title, own = " ".join(draw(TITLES)), draw(IDS)
    level = draw(st.sampled_from(["", "", " .mid"])) if mark == "##" else ""
    tags = draw(TAGS) if mark == "##" else ""
    inside = f"{f'#{own}' if own else ''}{level}{tags}".strip()
    return f"{mark} {title}{f' {{{inside}}}' if inside else ''}"


CANONICAL_BLOCKS = st.one_of(
    SAFE_BLOCKS,
    OTHER_MARKS.filter(
        lambda block: (
            not block.startswith(("```\nlast", "<script", "<style", "<pre", "<!-- a\n", "<div>\nnever", "<details>\n"))
        )
    ),
)


@st.composite
def canonical_sources(draw):
    """A canonical document, in one string."""
    parts = [
        draw(st.sampled_from(["", "---\nid: bikes\ntitle: Bikes & more\nlevels: [junior, mid]\nlicence: MIT\n---\n"]))
    ]
    parts.append(draw(st.one_of(st.just(""), pieces(CANONICAL_BLOCKS))))
    for _ in range(draw(st.integers(1, 2))):
        parts += [draw(headings("#")), draw(st.one_of(st.just(""), pieces(CANONICAL_BLOCKS)))]
        for _ in range(draw(st.integers(0, 3))):
            parts.append(draw(headings("##")))
            if draw(st.integers(0, 2)) == 0:
                parts += [draw(pieces(CANONICAL_BLOCKS)), "<!-- answer -->"]
            parts.append(draw(pieces(CANONICAL_BLOCKS)))
    return "\n\n".join(parts) + draw(st.sampled_from(["", "\n", "\n\n\n"]))


PLAIN_WORDS = st.sampled_from(
    [
        "oil",
        "chain",
        "rust",
        "brake",
        "wheel",
        "2.5",
        "Python 3:",
        "vitamin A: good",
        "*",
        "__name__",
        "<b>",
        "C#",
        "#1",
        "`x`",
        "{y}",
        "10)",
        "naïve",
        "ёж",
        "a.",
        "Q:",
        "https://example.org/a?b",
        "1.",
    ]
)
PHRASES = st.lists(PLAIN_WORDS, min_size=1, max_size=7).map(" ".join)
ASKING = st.builds(
    lambda start, phrase, end: f"{start} {phrase}{end}",
    st.sampled_from(
        [
            "What is",
            "How do you keep",
            "Explain",
            "Q:",
            "Q7.",
            "1.",
            "12)",
            "(3)",
            "Question 4: Why",
            "Write a list of",
            "  5. Is",
        ]
    ),
    PHRASES,
    st.sampled_from(["?", "?", "", ".", " ?"]),
)
PLAIN_LINES = st.one_of(
    ASKING,
    PHRASES.map(lambda text: f"{text}."),
    PHRASES.map(lambda text: f"“{text}.”"),
    PHRASES.map(lambda text: f"A: {text}"),
    PHRASES.map(lambda text: f"Answer: {text}."),
    PHRASES.map(lambda text: f"1) {text}"),
    PHRASES.map(lambda text: f"2) {text}"),
    PHRASES.map(lambda text: f"- {text}"),
    PHRASES.map(lambda text: f"    {text}"),
    PHRASES.map(lambda text: f"a) What is {text}?"),
    PHRASES.map(str.title),
    st.sampled_from(
        [
            *(
                "",
                "",
                "",
                "Table of Contents",
                "Contents",
                "Conclusion",
                "Related Courses",
                "Back to top",
                "Bread And Butter",
                "x = 1",
                "def f():",
                "    return 1",
            ),
            *(
                "Sign up for our Baking Course now!",
                "Our trainers help.",
                "Mary Miller is a baker and a writer with years of experience.",
                "# heading",
                "---",
                "===",
                "```",
                "> quoted",
            ),
            *(
                "Here is how it can be done:",
                "| a | b |",
                "<p>html</p>",
                "\tTabbed",
                "•",
                "• bullet",
                "***",
                "A:",
                "Q:",
                "1.",
                "\u00a0",
                "Written by Jon Smith",
                "Is it? And so?",
            ),
        ]
    ),
)
PLAIN_TEXTS = st.lists(PLAIN_LINES, min_size=1, max_size=30).map("\n".join).filter(str.strip)
