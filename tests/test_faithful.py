"""A piece of Markdown on a page: as it was written where MkDocs shows what GitHub shows, cleaned HTML elsewhere."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from rendered import active_content, github_letters, letters

from studyfold.model import Document
from studyfold.pages import site_data, topic_pages
from studyfold.pages.clean import Links, clean
from studyfold.pages.faithful import _alike, written
from studyfold.plain import is_plain
from studyfold.reading import read

HERE = Links(
    {"b": "#b", "b-answer": "#b-answer", "c": "other.html#c", "other": "other.html"}, {"bed.png": "../media/bed.png"}
)
IN_REPO = Links({}, {}, "https://example.org/o/n")

AS_WRITTEN = [
    "A paragraph with *emphasis*, **strength** and `code`.",
    "One\n\nTwo",
    "- one\n- two",
    "1. one\n2. two",
    "> quoted",
    "```python\nx = 1\n```",
    "[a link](https://example.org)",
    "| a | b |\n| - | - |\n| 1 | 2 |",
]
AS_HTML = [
    "A list:\n- glued",
    "- one\n  - nested by two",
    "### A heading",
    "<b>raw</b>",
    '```python title="x"\nx = 1\n```',
    "A note.[^1]\n\n[^1]: Below.",
    "- [x] done",
    "~~struck~~",
    "https://example.org",
    "![x](https://example.org/x.png)",
    "/// note\nx\n///",
    "a  \nb\n{: #id }",
    "> [!NOTE]\n> Mind the step.",
    "Go :rocket: now",
]


@pytest.mark.parametrize("piece", AS_WRITTEN)
def test_as_written(piece):
    assert written(piece, HERE, "q") == piece


@pytest.mark.parametrize("piece", AS_HTML)
def test_as_html(piece):
    assert written(piece, HERE, "q").startswith("<div>\n")


@pytest.mark.parametrize("piece", AS_WRITTEN + AS_HTML)
def test_either_way_mkdocs_shows_what_github_shows(piece, markdown):
    page = markdown.reset().convert(f"Before.\n\n{written(piece, HERE, 'q')}\n\nAfter.")
    assert letters(page) == f"Before.{github_letters(piece)}After."


@pytest.mark.parametrize(
    "nothing", ["", " \n ", "<!-- a comment -->", "<!-- one -->\n\n<!-- two\nlines -->", "<script>x</script>"]
)
def test_nothing_to_show(nothing):
    assert written(nothing, HERE, "q") == ""


@pytest.mark.parametrize(
    ("link", "as_written", "as_html"),
    [
        ("#b", "#b", "#b"),
        ("#b-answer", "#b-answer", "#b-answer"),
        ("#c", "other.md#c", "other.html#c"),
        ("#other", "other.md", "other.html"),
        ("https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&amp;d=e#f"),
    ],
)
def test_links_lead_to_the_page_of_a_question(link, as_written, as_html):
    assert written(f"[x]({link})", HERE, "q") == f"[x]({as_written})"
    assert f'href="{as_html}"' in written(f"[x]({link})\n- y", HERE, "q")


@pytest.mark.parametrize("code", ["`[x](#c)`", "```\n[x](#c)\n```", "`[x](#c)` and [x](#c)"])
def test_links_in_code_stay(code, markdown):
    page = markdown.reset().convert(written(code, HERE, "q"))
    assert letters(page) == github_letters(code)


def test_a_link_with_a_title_leads_to_the_page_too(markdown):
    page = markdown.reset().convert(written('[x](#c "title") and [y](<#c>)', HERE, "q"))
    assert page.count('href="other.html#c"') + page.count('href="other.md#c"') == 2


def test_other_files_are_links_into_the_repository():
    assert 'href="https://example.org/o/n/blob/HEAD/notes/a.md"' in written("[x](notes/a.md)", IN_REPO, "q")
    assert "href" not in written("[x](notes/a.md)", HERE, "q")


@pytest.mark.parametrize("path", ["../../../x", "notes/../../x", "/x"])
def test_other_files_stay_in_the_repository(path):
    page = clean(f"[x]({path})", IN_REPO, "q")
    assert "href" not in page or ".." not in page


def test_images_of_the_source_are_shown_and_others_are_links():
    page = written("![a bed](bed.png) ![else](https://example.org/x.png) ![none](none.png)", HERE, "q")
    assert '<img src="../media/bed.png" alt="a bed">' in page
    assert '<a href="https://example.org/x.png" data-note="image on another site">else</a>' in page
    assert page.count("<img") == 1
    assert "none" in page


FORMULAS = {
    "https://render.githubusercontent.com/render/math?math=%5Csigma%20%3D%20s%20%2B%201&mode=inline": r"\sigma = s + 1",
    "https://latex.codecogs.com/svg.latex?%5Cinline&space;%5Cdpi%7B99%7D%20%5Cbg_white&space;n%5E2&plus;n": "n^2+n",
    "https://latex.codecogs.com/gif.latex?%5Clarger_a": r"\larger_a",
    "https://chart.googleapis.com/chart?cht=tx&chl=n%2B1+%3E+n": "n+1 &gt; n",
    "https://www.zhihu.com/equation?tex=%5Cleft%5B+0%2C1+%5Cright%5D": r"\left[ 0,1 \right]",
}


@pytest.mark.parametrize("address", FORMULAS)
def test_the_image_of_a_formula_on_another_site_is_a_link_that_shows_its_tex(address):
    tag = f'<img src="{address}">'
    for page in (written(f"So ![formula]({address}) holds.", HERE, "q"), written(f"So {tag} holds.", HERE, "q")):
        assert f' data-note="image on another site"><code>{FORMULAS[address]}</code></a> holds.' in page


def test_the_image_of_a_formula_that_was_fetched_has_its_tex_for_words():
    address = "https://latex.codecogs.com/svg.latex?n^2"
    page = written(f'<img src="{address}">', Links({}, {address: "../media/n.svg"}), "q")
    assert '<img src="../media/n.svg" alt="n^2">' in page


@pytest.mark.parametrize("address", [
    "https://chart.googleapis.com/chart?cht=p3&chl=n",
    "https://latex.codecogs.com/svg.latex",
    "https://example.org/render/math?math=n",
    "https://[render.githubusercontent.com/render/math?math=n",
])  # fmt: skip
def test_other_images_are_no_formulas(address):
    assert "<code>" not in written(f'<img src="{address}">', HERE, "q")


UNSHOWN = {
    '<iframe src="https://example.org/x" title="A film"></iframe>': (
        '<a href="https://example.org/x" data-note="on another site">A film</a>'
    ),
    "See <video><source src=//example.org/x.mp4>No.</video>": (
        '<p>See <a href="https://example.org/x.mp4" data-note="on another site">//example.org/x.mp4</a></p>'
    ),
    "See <object data='x.pdf'></object>": "<p>See <a>x.pdf</a></p>",
    "See <iframe src='about:blank'></iframe>.": "<p>See .</p>",
    'See `<iframe src="x">`': '<p>See <code>&lt;iframe src="x"&gt;</code></p>',
    "Is <math><mi>x</mi><mo>&lt;</mo><msup><mi>y</mi><mn>2</mn></msup></math>?": "<p>Is <code>x &lt; y^2</code>?</p>",
    "<svg><title>A bed</title><path/><text>of <tspan>leaves</tspan></text></svg>": "<p>A bed of leaves</p>",
    '<a data-note="x" href="https://example.org/">x</a>': '<p><a href="https://example.org/">x</a></p>',
}


@pytest.mark.parametrize("markdown", UNSHOWN)
def test_what_is_not_shown_is_said(markdown):
    assert " ".join(clean(markdown, HERE, "q").split()) == UNSHOWN[markdown]


def test_spaces_around_an_address_are_no_part_of_it():
    links = Links({"x": "t.html#x"}, {"b c.png": "../media/b.png"})
    html = clean('<p><img src=" b c.png " alt=""><a href=" #x ">y</a></p>', links, "n")
    assert html == '<p><img src="../media/b.png" alt=""><a href="t.html#x">y</a></p>'


def test_an_image_in_a_link_leaves_the_link_as_it_is():
    page = written("[![state](https://example.org/state.svg) of it](https://example.org/build)", HERE, "q")
    assert '<a href="https://example.org/build">state of it</a>' in page
    assert page.count("<a ") == 1


def test_footnotes_of_two_pieces_have_different_ids():
    one, two = (written("A.[^1]\n\n[^1]: B.", HERE, name) for name in ("q", "q-prompt"))
    assert 'id="fn-q-1"' in one
    assert 'id="fn-q-prompt-1"' in two


def test_code_is_coloured_in_html_too():
    assert '<span class="k">return</span>' in written("```python\nreturn 1\n```\n\n- x\n  - y", HERE, "q")


HOSTILE = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example></sCrIpT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<form action=x><input autofocus onfocus=alert(1)></form>",
    "<b onclick=alert(1) style='x:expression(1)'>b</b>",
    "<b/onclick=alert(1)>b</b>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><text><script>alert(1)</script><b onclick=alert(1)>x</b></text></svg>",
    "<iframe src='javascript:alert(1)' title='x'></iframe>",
    """<iframe src='https://example.org/"onclick="alert(1)' title='"><script>alert(1)</script>'></iframe>""",
    "<video src=//evil.example onerror=alert(1) autoplay></video>",
    "<math><annotation encoding=tex><script>alert(1)</script>&lt;script></annotation></math>",
    "<math><a xlink:href=javascript:alert(1)>x</a></math>",
    "<a href='jav\tascript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "[x](javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](&#x6A;avascript:alert(1))",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    '![x](x.png" onerror="alert(1))',
    '![x" onerror="alert(1)](bed.png)',
    '![x](bed.png "y\\" onerror=\\"alert(1)")',
    "para\n{: onclick=alert(1) }",
    "*x*{: onclick=alert(1) style=color:red }",
    "[x](https://example.org){: onclick=alert(1) }",
    "`x`{: onclick=alert(1) }",
    "### x {: onclick=alert(1) }",
    "- x\n{: onclick=alert(1) }",
    "```{.python onclick=alert(1)}\nx\n```",
    "```html\n<script>alert(1)</script>\n```",
    "``` { .x style=color:red }\ny\n```",
    "| x |\n| - |\n| y {: onclick=alert(1) } |",
    "</div></details><script>alert(1)</script>",
    "/// html | script\nalert(1)\n///",
    "/// details | x\n    attrs: {onclick: alert(1)}\n///",
    "///\n\n<script>alert(1)</script>",
    "<details open ontoggle=alert(1)><summary>x</summary>y</details>",
    "<style>@import '//evil.example'</style>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<link rel=stylesheet href=//evil.example>",
    "<object data=x></object><embed src=x>",
    "<video src=x onerror=alert(1)></video><audio src=x></audio>",
    "<template><script>alert(1)</script></template>",
    '<noscript><p title="</noscript><script>alert(1)</script>">',
    "<textarea></textarea><button formaction=javascript:alert(1)>x</button>",
    "<p id=x-answer class=q-meta name=y>clobber</p>",
    "<a id=b-answer name=forms>x</a>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo '<script>' ?>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\\<script>alert(1)</script>",
    "`<script>`\x02wzxhzdk:0\x03",
    "<p markdown=1><script>alert(1)</script></p>",
    "<td background=javascript:alert(1)>x",
    "<div style='background:url(javascript:alert(1))'>x</div>",
    "<table><tr><td style='text-align: left; position: fixed'>x</td></tr></table>",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_nothing_active_survives(piece, markdown):
    page = markdown.reset().convert(f"Before.\n\n{written(piece, HERE, 'q')}\n\nAfter.")
    assert active_content(page) == []
    assert "After." in page
    for name in ("id=", 'class="q-', "name="):
        assert f" {name}" not in page.replace(' id="fn', "")


def test_a_list_says_which_of_its_items_have_boxes():
    made = clean('- [ ] rye\n- oat\n\n<li class="q-meta">x</li>', HERE, "q")
    assert made.startswith('<ul>\n<li class="task-list-item">\u2610 rye</li>\n<li>oat</li>')
    assert made.count("class") == 1


@pytest.mark.parametrize("kind", ["note", "tip", "important", "warning", "caution"])
def test_an_alert_is_an_admonition_of_the_theme(kind):
    page = clean(f"> [!{kind.upper()}]  \n> Mind *the* step.\n>\n> - And the door.", HERE, "q")
    assert page.startswith(f'<div class="admonition {kind}"><p class="admonition-title">{kind.capitalize()}</p>')
    assert "<p>Mind <em>the</em> step.</p>\n<ul>\n<li>And the door.</li>\n</ul>\n</div>" in page


@pytest.mark.parametrize(
    "piece",
    [
        "> [!OTHER]\n> Text.",
        "> Text.\n> [!NOTE]",
        "> [!NOTE] Text.",
        "[!NOTE]\nText.",
        "`> [!NOTE]`",
        "```\n> [!NOTE]\n> Text.\n```",
    ],
)
def test_no_alert(piece):
    page = clean(piece, HERE, "q")
    assert "admonition" not in page
    assert "[!" in page


def test_an_alert_has_its_title_in_the_language_of_the_guide():
    text = "---\nid: a\nlanguage: de\n---\n> [!TIP]\n> Mit Sieb.\n\n# Tee\n\n## Wie?\n\n> [!WARNING]\n> Heiß.\n"
    guide = read([Document("a.md", text)])[0]
    assert '<p class="admonition-title">Warnung</p>' in topic_pages(guide, {})[0].decode()
    assert '<p class="admonition-title">Tipp</p>' in str(site_data.config(guide, frozenset()))
    assert guide.topics[0].questions[0].answer == "> [!WARNING]\n> Heiß."


def test_a_document_gives_no_class_but_those_of_an_alert():
    piece = (
        '<div class="admonition x">a</div><p class="q-meta">b</p><div class="md-nav"><p class="admonition">c</p></div>'
    )
    assert "class=" not in clean(piece, HERE, "q")


@pytest.mark.parametrize(
    ("piece", "shown"),
    [
        ("Go :rocket: now", "Go 🚀 now"),
        (":+1:, (:heart:) and **:100:**", "👍, (❤️) and 💯"),
        (":no-such-thing: 10:30:15 a:smile:b ::smile::", ":no-such-thing: 10:30:15 a:smile:b ::smile::"),
        ("`:rocket:` and ``x :rocket:``", ":rocket: and x :rocket:"),
        ("```\n:rocket:\n```", ":rocket:"),
        ("[:rocket: x](#b)", "🚀 x"),
        ("https://example.org/:rocket:", "https://example.org/:rocket:"),
        ("<p align=center>Go :rocket: `now`\n</p>\n\n<code>:bee:</code> <kbd>:bee:</kbd>", "Go 🚀 `now`:bee: :bee:"),
        ("<b title=':bee:'>:bee:</b> ![:bee:](bed.png)", "🐝"),
        ("| :bee: |\n| - |\n| :ant: |", "🐝🐜"),
        (":sweat_smile: _:bee:_", "😅 🐝"),
    ],
)
def test_known_names_of_emoji_are_shown_as_such_but_in_code(piece, shown, markdown):
    page = markdown.reset().convert(written(piece, HERE, "q"))
    assert BeautifulSoup(page, "html.parser").get_text().strip().replace("\n", "") == shown


NEAR_PLAIN = st.lists(
    st.sampled_from(
        [
            *("a", "b c", "12", "1", "é", "轮", "a_b", "C#"),
            *(":bee:", ":", "x = 1", "e.g.", "(c)", "--", "...", '"q"', "'s", "don't"),
            *(
                "\n",
                "\n\n",
                "\n- ",
                "\n\n- ",
                "\n1. ",
                "\n2. ",
                "\n\n1. ",
                "\n   ",
                "\n  ",
                "\n> ",
                "\n: ",
                "\n===",
                "\n---",
            ),
            *(
                "- ",
                "1. ",
                "10. ",
                "1) ",
                "# ",
                " ",
                "  ",
                ":",
                ";",
                ",",
                ".",
                "/",
                "$",
                "%",
                "?",
                "!",
                "+",
                "=",
                "~",
                "^",
            ),
            *("`", "`a`", "`<a b>`", "`< `", "`<script>`", "`</x>`", "`a|b`", "`&amp;`", "`[x](#x)`", "`a`b`"),
            *("*", "**", "*a*", "**b**", "*a b*", "**`c`**", "_", "__", "***", "*a", "b*"),
            *(
                "[a](#x)",
                "[a](https://e.org/x)",
                "[a b](https://e.org:80/x_y?z=1#q)",
                "[",
                "]",
                "(",
                ")",
                "![",
                "[^1]",
                "[ ]",
            ),
            *(
                "| a | b |",
                "\n|---|---|\n",
                "|",
                "\n| c | d |",
                "\n```\n",
                "\n```py\n",
                "```",
                "\n\n```\nx = 1\n\ny\n```\n\n",
            ),
            *(
                "<",
                "&",
                "{",
                "}",
                "\\",
                "//",
                "x@y",
                "http://",
                "\t",
                "\u3000",
                "\u2014",
                "{: .a }",
                "[[w]]",
                "*[a]: b",
            ),
        ]
    ),
    min_size=1,
    max_size=12,
).map(lambda parts: "".join(parts).strip("\n"))


@settings(max_examples=20 * settings.default.max_examples)
@given(NEAR_PLAIN)
def test_what_is_plain_is_read_alike_by_both_engines(piece):
    if is_plain(piece):
        links = Links({"x": "#x"})
        assert _alike(piece, clean(piece, links, "q"))
