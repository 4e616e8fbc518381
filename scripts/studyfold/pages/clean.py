"""Markdown to HTML that is GitHub's in structure and harmless in effect.

Rendered by markdown-it-py, cleaned by nh3: no script, style, frame, form, handler or id of the source's own survives,
and nothing that would be loaded from another site.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from urllib.parse import unquote

import nh3

from studyfold.emoji import SHORTCODE, with_signs
from studyfold.markdown import ALERTS, Environment, Tokens, parsed, rendered_html
from studyfold.pages.formulas import tex_of
from studyfold.pages.unshown import told
from studyfold.urls import is_relative, is_scheme_relative, scheme

TAGS = {
    "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del",
    "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h3", "h4", "h5", "h6", "hr", "i", "img",
    "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong",
    "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var", "wbr",
}  # fmt: skip
DROPPED_WITH_CONTENT = {
    "embed", "iframe", "math", "noscript", "object", "script", "select", "style", "svg", "template", "textarea",
    "title",
}  # fmt: skip

ATTRIBUTES = {
    "*": {"lang", "dir", "title"},
    "a": {"href", "id", "data-note"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "reversed", "type"},
    "li": {"value", "id", "class"},
    "sup": {"id"},
    "td": {"colspan", "rowspan", "align", "style"},
    "th": {"colspan", "rowspan", "scope", "align", "style"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open"},
    "code": {"class"},
    "blockquote": {"cite"},
    "div": {"class"},
    "p": {"class"},
    "q": {"cite"},
    "bdo": {"dir"},
}  # fmt: skip

LINKED_SCHEMES = frozenset(["http", "https", "mailto", "tel"])

ALIGNED = re.compile(r"text-align:\s*(left|right|center);?")
"""The one style that Markdown itself makes: the alignment of a table's column."""
LANGUAGE = re.compile(r"language-[\w.+#-]+")
TASK = "task-list-item"
"""What the theme gives no bullet, since a box stands there."""
ALERT = re.compile(r'<div class="markdown-alert markdown-alert-(\w+)">\s*<p class="markdown-alert-title">\w+</p>')
"""Where an alert begins, as the parser writes it."""
ADMONITION = re.compile(rf"admonition (?:{'|'.join(ALERTS)})")
ADMONITION_TITLE = "admonition-title"
"""The theme's names for an alert and its title."""

NOTE = re.compile(r"#?fn(ref)?-(?P<name>.*)-\d+(:\d+)?")
"""The ids of a piece's footnotes, and the links to them."""

HEADING = re.compile(r"<(/?)h([12])(?=[\s>])")
TASK_BOX = re.compile(r'<input class="task-list-item-checkbox"( checked="checked")? ?[^>]*type="checkbox">')
IMAGE = re.compile(r"<img\b[^>]*>")
LINK_OR_IMAGE = re.compile(r"<a\b[^>]*>.*?</a>|<img\b[^>]*>", re.DOTALL)
LITERAL_OR_TEXT = re.compile(
    r"(?P<literal><(?P<name>pre|code|samp|kbd)\b.*?</(?P=name)>|<a\b[^>]*>https?://[^<]*|<[^>]*>)|[^<]+", re.DOTALL
)
"""Tags, code and bare addresses, in which nothing is an emoji, or the text between them."""
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Links:
    """Where the links and images of one page lead."""

    anchors: Mapping[str, str]
    """The address of each id that a link `#id` may name, as seen from the page's folder."""
    images: Mapping[str, str] = field(default_factory=dict)
    """The address of each local image, by the path in the source."""
    repo: str = ""
    """The address of the repository, where other files can be seen; empty if nowhere."""
    folder: str = ""
    """The source file's folder in the repository."""
    page: str = ""
    """The page's own name, which the address of an id on it leaves out."""
    image: str = "image"
    """What stands for an image that is somewhere else and has no words."""
    elsewhere: str = "image on another site"
    """What is said of an image that is somewhere else."""
    alerts: Mapping[str, str] = field(default_factory=dict)
    """The titles of alerts, by the name of their kind; English ones where there is none."""
    away: str = "on another site"
    """What is said of anything else that the source shows within its own page."""

    def to(self, name: str) -> str | None:
        """The address of an id, as seen from the page; `None` if there is no such id."""
        found = self.anchors.get(name)
        return found.removeprefix(self.page) if found and found.startswith(f"{self.page}#") else found


def clean(markdown: str, links: Links, name: str) -> str:
    """The HTML of a piece of Markdown, safe, with links that lead somewhere. Code is not coloured yet.

    `name` tells its footnotes from those of other pieces on the page.
    """
    tokens, environment = parsed(markdown)
    return cleaned(tokens, environment, links, name)


def cleaned(tokens: Tokens, environment: Environment, links: Links, name: str) -> str:
    """As `clean`, for a piece that is parsed already."""
    rendered = rendered_html(tokens, environment | {"docId": name})
    rendered = TASK_BOX.sub(lambda box: "\u2611" if box[1] else "\u2610", _demoted(told(rendered, links.away)))
    rendered = ALERT.sub(lambda alert: _admonition(alert[1], links), rendered)
    harmless = nh3.clean(
        rendered,
        tags=TAGS,
        clean_content_tags=DROPPED_WITH_CONTENT,
        attributes=ATTRIBUTES,
        attribute_filter=_filter(links, name),
        url_schemes={*LINKED_SCHEMES, "data"},
        link_rel=None,
    )
    return LINK_OR_IMAGE.sub(lambda found: _with_images(found[0], links), _with_signs(harmless)).strip()


def _with_signs(html: str) -> str:
    """The HTML with emoji for their names, in what was raw HTML too."""
    if ":" not in html or not SHORTCODE.search(html):
        return html
    return LITERAL_OR_TEXT.sub(lambda found: found[0] if found["literal"] else with_signs(found[0]), html)


def _admonition(kind: str, links: Links) -> str:
    title = escape(links.alerts.get(kind, kind.capitalize()))
    return f'<div class="admonition {kind}"><p class="{ADMONITION_TITLE}">{title}</p>'


def _with_images(html: str, links: Links) -> str:
    if html.startswith("<img"):
        return _image(html, links)
    # A link in a link would end the outer one.
    return IMAGE.sub(lambda image: _image(image[0], links, linked=True), html)


def _demoted(html: str) -> str:
    """Headings of an answer stay below the question's own."""
    return HEADING.sub(r"<\1h3", html)


def _filter(links: Links, name: str) -> Callable[[str, str, str], str | None]:
    def kept(tag: str, attribute: str, value: str) -> str | None:
        if attribute in ("href", "src"):
            value = value.strip()
        if attribute in ("id", "href"):
            note = NOTE.fullmatch(value)
            if note and note["name"] == name:
                return value
            return address(value, links) if attribute == "href" else None
        if attribute == "src":
            return (
                value if not value.startswith("data:") or re.match(r"data:image/(png|jpeg|gif|webp);", value) else None
            )
        if attribute == "style":
            aligned = ALIGNED.fullmatch(value.strip())
            return f"text-align: {aligned[1]};" if aligned else None
        return value if attribute not in ("class", "data-note") or _is_ours(tag, value, links) else None

    return kept


def _is_ours(tag: str, value: str, links: Links) -> bool:
    """Whether a class or a note is one that the page gives a meaning to, on elements of this name."""
    names = {"li": TASK, "p": ADMONITION_TITLE, "a": links.away}
    return value == names[tag] if tag in names else bool((ADMONITION if tag == "div" else LANGUAGE).fullmatch(value))


def address(href: str, links: Links) -> str | None:
    """Where a link leads from the page; `None` if nowhere."""
    if href.startswith("#"):
        return links.to(unquote(href[1:]))
    if is_scheme_relative(href):
        return f"https:{href}"
    if not is_relative(href):
        return href if scheme(href) in LINKED_SCHEMES else None
    return _in_repository(href, links)


def _in_repository(path: str, links: Links) -> str | None:
    inside = posixpath.normpath(posixpath.join(links.folder, path)).lstrip("/")
    if not links.repo or inside.startswith("..") or path.startswith("?"):
        return None
    return f"{links.repo.rstrip('/')}/blob/HEAD/{inside}"


def _image(tag: str, links: Links, *, linked: bool = False) -> str:
    """An image of the site's own as it is; one of another site as a link, since it would be loaded from there.

    The style sheet shows the note behind the link. An image in a link gives only its words, one of a formula its TeX.
    """
    attributes = {name: unescape(value) for name, value in ATTRIBUTE.findall(tag)}
    source, alt = attributes.get("src", ""), attributes.get("alt", "")
    tex = tex_of(source)
    if source.startswith("data:"):
        return tag
    if source in links.images:
        size = "".join(
            f' {name}="{escape(attributes[name])}"' for name in ("width", "height", "title") if name in attributes
        )
        return f'<img src="{escape(links.images[source])}" alt="{escape(alt or tex)}"{size}>'
    words = f"<code>{escape(tex, quote=False)}</code>" if tex else escape(alt or links.image, quote=False)
    away = address(source, links) if source else None
    if not away or linked:
        return words
    return f'<a href="{escape(away)}" data-note="{escape(links.elsewhere)}">{words}</a>'
