"""Looks at generated pages the way a browser would: what MkDocs renders, parsed, compared with GitHub's rendering."""

import re
from html import escape

from bs4 import BeautifulSoup, Comment
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin
from pymdownx import gemoji_db

from studyfold import titles
from studyfold.pages.formulas import tex_of
from studyfold.pages.unshown import told

GITHUB = MarkdownIt("gfm-like", {"maxNesting": 100, "alerts": True}).use(tasklists_plugin).use(footnote_plugin)
GITHUB.linkify.set({"fuzzy_link": False})

NEVER_SHOWN = [
    "script",
    "style",
    "template",
    "noscript",
    "iframe",
    "object",
    "embed",
    "textarea",
    "title",
    "svg",
    "math",
    "select",
]
ACTIVE = [
    "script",
    "iframe",
    "form",
    "input",
    "button",
    "style",
    "link",
    "meta",
    "base",
    "object",
    "embed",
    "svg",
    "math",
    "template",
]
ADDRESSES = ["href", "src", "action", "formaction", "srcset", "poster", "data", "xlink:href", "background"]
HARMLESS = re.compile(r"(https?:|mailto:|tel:|data:image/(png|jpeg|gif|webp);|#|[^:]*$)", re.IGNORECASE)
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufe0e\ufe0f]")
EMOJI = re.compile(r":(?<![\w`:]:)[a-z0-9_+-]+:(?![\w`:])")
STYLE = re.compile(r"text-align: (left|right|center);|counter-increment: question \d+")
NEWLINE = "\n"
MARKS = dict.fromkeys([*map(ord, "☐☑↩\ufe0e\ufe0f"), *range(32), 127])
"""What the page adds to words, shows in place of a box, or nobody sees."""


def active_content(html):
    """Everything on a page that could act: elements, handlers, styles, addresses that are programs."""
    found = []
    for element in BeautifulSoup(html, "html.parser").find_all(True):
        if element.name in ACTIVE:
            found.append(f"<{element.name}>")
        for name, value in element.attrs.items():
            text = " ".join(value) if isinstance(value, list) else value
            if name.startswith("on") or name == "srcdoc":
                found.append(f"{name}={text}")
            elif name == "style" and not STYLE.fullmatch(text):
                found.append(f"style={text}")
            elif name in ADDRESSES and not HARMLESS.match(re.sub(r"[\x00-\x20]", "", text)):
                found.append(f"{name}={text}")
    return found


def letters(html):
    """All that a piece of HTML shows, without white space: of an image its words or TeX, of a frame its title."""
    soup = BeautifulSoup(told(html, ""), "html.parser")
    for element in soup.find_all(NEVER_SHOWN):
        element.decompose()
    for image in soup.find_all("img"):
        image.replace_with(tex_of(image.get("src") or "") or image.get("alt") or "image")
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    return "".join(soup.get_text().split()).translate(MARKS)


def github_letters(markdown):
    """All that GitHub shows of a piece of Markdown."""
    return letters(github_html(markdown))


def github_html(markdown):
    """The HTML of a piece of Markdown, with emoji for their names."""
    html = GITHUB.render(markdown)
    if not EMOJI.search(html):
        return html
    soup = BeautifulSoup(html, "html.parser")
    for text in soup.find_all(string=EMOJI):
        link = text.find_parent("a")
        if not text.find_parent(["code", "kbd", "pre", "samp", *NEVER_SHOWN]) and not (link and link["href"] == text):
            text.replace_with(type(text)(EMOJI.sub(_emoji, text)))
    return str(soup)


def _emoji(name):
    known = gemoji_db.emoji.get(gemoji_db.aliases.get(name[0], name[0]))
    return name[0] if known is None else "".join(chr(int(code, 16)) for code in known["unicode"].split("-"))


BLOCKS = "p|ul|ol|li|pre|blockquote|table|tr|th|td|hr|h3|h4|h5|h6|br"
AROUND_BLOCKS = re.compile(rf"\s*(</?(?:{BLOCKS})(?: [^>]*)?>)\s*")
TRANSPARENT = ["div", "span", "section", "thead", "tbody", "html", "body"]
"""Elements that say nothing of what stands in them: those that colour code, and those that only one engine writes."""
ABSOLUTE = re.compile(r"(https?|mailto|tel):", re.IGNORECASE)


def structure(html):
    """The blocks, lists, tables, code, links, images, emphasis and text of a piece of HTML, in one comparable string.

    Equal where a reader is shown the same: headings above the third level are lowered, images of other sites are links,
    task boxes are characters, links within the site and the ids of footnotes are only links.
    """
    made = "".join(_told(child) for child in BeautifulSoup(html, "html.parser").children)
    return AROUND_BLOCKS.sub(r"\1", re.sub(r"\s+", " ", made)).strip()


def _told(node):
    if not hasattr(node, "children"):
        return "" if isinstance(node, Comment) else escape(CONTROLS.sub("", node))
    if node.name == "pre":
        # In one word, so that no white space of the code is taken for white space of the text.
        return f"<pre>{CONTROLS.sub('', node.get_text()).removesuffix(NEWLINE).encode().hex()}</pre>"
    if node.name in ("img", "input"):
        return _of_picture(node)
    inside = "".join(_told(child) for child in node.children)
    if node.name in TRANSPARENT:
        return inside
    if node.name in ("br", "hr"):
        return f"<{node.name}>"
    name = "h3" if node.name in ("h1", "h2") else node.name
    return f"<{name}{_said_of(node)}>{inside}</{name}>"


def _of_picture(node):
    if node.name == "input":
        return "☑" if node.has_attr("checked") else "☐"
    source, words = node.get("src") or "", escape(CONTROLS.sub("", node.get("alt") or "")) or "image"
    if tex := tex_of(source):
        words = f"<code>{escape(tex)}</code>"
    if source.startswith("data:image/"):
        return f"<img {escape(source)}>"
    # A link in a link would end the outer one.
    linked = node.find_parent("a") is not None
    return f"<a {escape(_absolute(source))}>{words}</a>" if _absolute(source) and not linked else words


def _said_of(node):
    aligned = re.search(r"(left|right|center)", f"{node.get('style')} {node.get('align')}")
    said = {
        "a": _absolute(node.get("href") or ""),
        "ol": "" if node.get("start") in (None, "1") else node["start"],
        "td": aligned[1] if aligned else "",
        "th": aligned[1] if aligned else "",
    }.get(node.name)
    return f" {escape(said)}" if said else ""


def _absolute(address):
    address = f"https:{address}" if address.startswith("//") else address
    return address if ABSOLUTE.match(address) else ""


def _has_html(markdown):
    """Whether there is raw HTML, of which tree it is depends on who mends it."""
    tokens = GITHUB.parse(markdown)
    inline = (child for token in tokens for child in token.children or [])
    return any(token.type in ("html_block", "html_inline") for token in [*tokens, *inline])


def _differences(what, shown, markdown):
    """Where a piece as shown differs from what GitHub shows."""
    if letters(shown) != github_letters(markdown):
        yield f"{what} {letters(shown)!r}, not {github_letters(markdown)!r}, of {markdown!r}"
    elif not _has_html(markdown) and structure(shown) != structure(github_html(markdown)):
        yield f"{what} {structure(shown)!r}, not {structure(github_html(markdown))!r}, of {markdown!r}"


def flaws(topic, html):
    """Where a topic's page, as rendered, differs from what it should be."""
    found = active_content(html)
    soup = BeautifulSoup(html, "html.parser")
    headings = soup.find_all("h2")
    wanted = [question.id for question in topic.questions]
    if [heading.get("id") for heading in headings] != wanted:
        return [*found, f"headings {[heading.get('id') for heading in headings]}, not {wanted}"]
    parts = _parts(soup)
    for question in topic.questions:
        heading, outside, details = parts[question.id]
        if heading != titles.html(question.title):
            found.append(f"title {heading!r} of {question.title!r}")
        found += _differences("prompt", outside, question.prompt)
        if len(details) != 1 or details[0].select_one(f"[id='{question.id}-answer']") is None:
            found.append(f"{len(details)} answers of {question.id}")
            continue
        answer = details[0]
        for own in answer.select(":scope > summary, :scope > .q-outdated"):
            own.extract()
        if github_letters(question.answer) or "unanswered" not in answer["class"]:
            found += _differences("answer", answer.decode_contents(), question.answer)
    names = [element["id"] for element in soup.find_all(id=True)]
    found += [f"id {name!r} twice" for name in names if names.count(name) > 1]
    return found


def _parts(soup):
    """Of each question its heading's HTML, what stands open under it, and its `details` elements."""
    parts = {}
    for heading in soup.find_all("h2"):
        outside, details = "", []
        for element in heading.next_siblings:
            if element.name == "h2":
                break
            if element.name == "details" and "answer" in element.get("class", []):
                details.append(element)
            elif element.name != "p" or "q-meta" not in element.get("class", []):
                outside += str(element)
        parts[heading["id"]] = (heading.decode_contents(formatter="minimal"), outside, details)
    return parts
