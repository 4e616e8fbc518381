"""Looks at generated pages the way a browser would: what MkDocs renders, parsed, compared with GitHub's rendering."""

import re

from bs4 import BeautifulSoup, Comment
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from studyfold import titles

GITHUB = MarkdownIt("gfm-like", {"maxNesting": 100}).use(tasklists_plugin).use(footnote_plugin)
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
HARMLESS = re.compile(r"(https?:|mailto:|tel:|data:image/(png|jpeg|gif|webp);|[#./\w%-]*$|[^:]*$)", re.IGNORECASE)
MARKS = dict.fromkeys([*map(ord, "☐☑↩\ufe0e"), *range(32), 127])
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
            elif name == "style" and not re.fullmatch(r"text-align: (left|right|center);", text):
                found.append(f"style={text}")
            elif name in ADDRESSES and not HARMLESS.match(re.sub(r"[\x00-\x20]", "", text)):
                found.append(f"{name}={text}")
    return found


def letters(html):
    """All that a piece of HTML shows, without white space. An image shows its alternative text."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(NEVER_SHOWN):
        element.decompose()
    for image in soup.find_all("img"):
        image.replace_with(image.get("alt") or "image")
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    return "".join(soup.get_text().split()).translate(MARKS)


def github_letters(markdown):
    """All that GitHub shows of a piece of Markdown."""
    return letters(GITHUB.render(markdown))


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
        if outside != github_letters(question.prompt):
            found.append(f"prompt {outside!r} of {question.prompt!r}")
        if len(details) != 1 or details[0].select_one(f"[id='{question.id}-answer']") is None:
            found.append(f"{len(details)} answers of {question.id}")
            continue
        answer = details[0]
        for own in answer.select(":scope > summary, :scope > .q-outdated"):
            own.extract()
        shown, wanted = letters(answer.decode_contents()), github_letters(question.answer)
        unanswered = not wanted and "unanswered" in answer["class"]
        if shown != wanted and not unanswered:
            found.append(f"answer {shown!r}, not {wanted!r}, of {question.answer!r}")
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
        parts[heading["id"]] = (heading.decode_contents(formatter="minimal"), letters(outside), details)
    return parts
