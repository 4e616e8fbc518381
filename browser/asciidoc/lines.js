// AsciiDoc on standard input to HTML on standard output: plain elements, each with the line it comes from.
// Run by the package's own reader, not by a browser; nothing here reads files or the network.

import { load } from "@asciidoctor/core";

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const options = { safe: "secure", sourcemap: true, attributes: { showtitle: "" } };
const text = Buffer.concat(chunks).toString("utf8");
const lines = text.split("\n");
const document = await load(text, options);

const escaped = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
const line = (node) => (node.getLineNumber?.() ? ` data-line="${node.getLineNumber()}"` : "");
// What the author calls a place is its id; what Asciidoctor calls it serves the links only.
const id = (node) => {
  const name = node.getId?.();
  if (!name) return "";
  const ownLine = lines[(node.getLineNumber?.() ?? 0) - 1] ?? "";
  return node.getAttribute("id") === name || ownLine.includes(`[[${name}]]`) ? ` id="${escaped(name)}"` : ` data-anchor="${escaped(name)}"`;
};

async function inside(node) {
  let html = "";
  for (const block of node.getBlocks()) html += await written(block);
  return html;
}

async function titled(node) {
  return node.hasTitle?.() ? `<p${line(node)}><strong>${node.getTitle()}</strong></p>` : "";
}

async function item(entry) {
  const text = entry.hasText?.() ? entry.getText() : "";
  if (!entry.hasBlocks()) return text;
  return `${text ? `<p${line(entry)}>${text}</p>` : ""}${await inside(entry)}`;
}

const box = (entry) =>
  entry.getAttribute("checkbox") == null
    ? ""
    : `<input type="checkbox" disabled${entry.getAttribute("checked") == null ? "" : " checked"}>`;

const LETTERS = { loweralpha: "a", upperalpha: "A" };

const counted = (node) => {
  const letters = LETTERS[node.getStyle?.()];
  const start = node.getAttribute("start");
  return `${letters ? ` type="${letters}"` : ""}${start ? ` start="${escaped(start)}"` : ""}`;
};

async function list(node, tag) {
  let html = "";
  for (const entry of node.getItems()) html += `<li${line(entry)}>${box(entry)}${await item(entry)}</li>`;
  return `${await titled(node)}<${tag}${tag === "ol" ? counted(node) : ""}>${html}</${tag}>`;
}

async function terms(node) {
  let html = "";
  for (const [names, body] of node.getItems()) {
    names.forEach((name, n) => {
      html += `<dt${line(name)}${n === 0 ? id(node) : ""}>${name.getText()}</dt>`;
    });
    html += body ? `<dd>${await item(body)}</dd>` : "";
  }
  return `${await titled(node)}<dl>${html}</dl>`;
}

async function code(node) {
  const language = node.getAttribute("language");
  const name = language ? ` class="language-${escaped(language)}"` : "";
  return `${await titled(node)}<pre${line(node)}><code${name}>${escaped(node.getSource())}</code></pre>`;
}

async function folded(node) {
  const name = node.hasTitle() ? node.getTitle() : "Details";
  return `<details><summary${line(node)}${id(node)}>${name}</summary>${await inside(node)}</details>`;
}

// A cell of the style `a` holds a document of its own.
async function cell(entry) {
  if (entry.getInnerDocument()) return inside(entry.getInnerDocument());
  if (entry.style === "literal") return `<pre>${escaped(entry.source())}</pre>`;
  if (entry.style === "header") return entry.getText();
  return [await entry.content()].flat().map((words) => `<p>${words}</p>`).join("");
}

async function table(node) {
  let html = "";
  for (const [section, rows] of node.rows.bySection())
    for (const row of rows) {
      html += `<tr${row.length ? line(row[0]) : ""}>`;
      for (const entry of row) {
        const tag = section === "head" || entry.style === "header" ? "th" : "td";
        const spans = `${entry.colspan ? ` colspan="${entry.colspan}"` : ""}${entry.rowspan ? ` rowspan="${entry.rowspan}"` : ""}`;
        html += `<${tag}${spans}>${section === "head" ? entry.getText() : await cell(entry)}</${tag}>`;
      }
      html += "</tr>";
    }
  // The role says that it arranges data, never a page.
  return `${await titled(node)}<table role="table"${line(node)}${id(node)}>${html}</table>`;
}

// Who said it, and where.
const origin = (node) => {
  const named = [node.getAttribute("attribution"), node.getAttribute("citetitle")].filter(Boolean).join(", ");
  return named ? `<p>\u2014 ${named}</p>` : "";
};

async function verse(node) {
  const words = `<p${line(node)}>${(await node.getContent()).replaceAll("\n", "<br>")}</p>`;
  const named = origin(node);
  return `${await titled(node)}${named ? `<blockquote>${words}${named}</blockquote>` : words}`;
}

async function admonition(node) {
  const kind = escaped(String(node.getAttribute("style")));
  return `<blockquote${line(node)} data-admonition="${kind}">${await titled(node)}${await content(node)}</blockquote>`;
}

const WRITERS = {
  preamble: inside,
  section: async (node) => {
    const level = Math.min(node.getLevel() + 1, 6);
    return `<h${level}${line(node)}${id(node)}>${node.getTitle()}</h${level}>${await inside(node)}`;
  },
  paragraph: async (node) => `${await titled(node)}<p${line(node)}${id(node)}>${await node.getContent()}</p>`,
  verse,
  listing: code,
  literal: code,
  stem: code,
  ulist: (node) => list(node, "ul"),
  olist: (node) => list(node, "ol"),
  colist: (node) => list(node, "ol"),
  dlist: terms,
  table,
  image: async (node) => {
    const alt = escaped(String(node.getAttribute("alt") ?? ""));
    return `${await titled(node)}<p${line(node)}><img src="${escaped(String(node.getAttribute("target")))}" alt="${alt}"></p>`;
  },
  thematic_break: async () => "<hr>",
  page_break: async () => "<hr>",
  quote: async (node) => `<blockquote${line(node)}>${await titled(node)}${await content(node)}${origin(node)}</blockquote>`,
  admonition,
  example: async (node) => (node.hasOption?.("collapsible") ? folded(node) : `${await titled(node)}${await content(node)}`),
  toc: async () => "",
};

/** Blocks in a block, or, where it holds words only, a paragraph of them. */
async function content(node) {
  return node.hasBlocks() ? inside(node) : `<p${line(node)}>${await node.getContent()}</p>`;
}

async function written(node) {
  // What the author has set by here, in the body, too.
  node.getDocument().playbackAttributes(node.getAttributes());
  const writer = WRITERS[node.getContext()];
  if (writer) return writer(node);
  return node.hasBlocks() ? `${await titled(node)}${await inside(node)}` : `<div${line(node)}>${await node.convert()}</div>`;
}

const title = document.getDocumentTitle?.() ?? "";
const language = document.getAttribute("lang") ?? "";
const head = title ? `<h1 data-line="1"${id(document)}>${title}</h1>` : "";
const html = `<html lang="${escaped(String(language))}"><body>${head}${await inside(document)}</body></html>`;

// A footnote is said where it is called: the page has no bottom.
const notes = new Map(document.getFootnotes().map((note) => [String(note.getIndex()), note.getText()]));
const CALL = /<sup class="footnote(?:ref)?"[^>]*>\[<a[^>]*href="#_footnotedef_(\d+)"[^>]*>\d+<\/a>\]<\/sup>/g;
process.stdout.write(html.replace(CALL, (call, index) => (notes.has(index) ? ` (${notes.get(index)})` : call)));
