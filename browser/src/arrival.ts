/** Arriving from a search: marks the words in the question and its answer, which the address has opened, and goes to the first of them. */

import { idInHash } from "./hash"
import { questionNamed, type Question } from "./questions"
import { spots, type Wanted } from "./search/excerpt"

/** What is no word of the document. */
const LABELS = ".q-meta, summary, button, script, style"

/** Lines that fit between the window's edges when a mark is said to be in sight. */
const MARGIN = 80

export function arriveFromSearch(): void {
  const words = (new URL(location.href).searchParams.get("h") ?? "").toLowerCase().split(/\s+/).filter(Boolean)
  const question = questionNamed(idInHash())
  if (!question || !words.length) return
  const wanted: Wanted = new Map(words.map((word) => [word, 1]))
  for (const part of partsOf(question)) mark(part, wanted)
  const first = question.answer?.open ? question.answer.querySelector("mark") : null
  if (first) goTo(first)
}

function partsOf({ heading, answer }: Question): Element[] {
  const found: Element[] = [heading]
  for (let next = heading.nextElementSibling; next && next.tagName !== "H2"; next = next.nextElementSibling) {
    if (!next.matches(LABELS)) found.push(next)
    if (next === answer) break
  }
  return found
}

/** Words may be cut up by colours, so a whole part is read as one text. */
function mark(part: Element, wanted: Wanted): void {
  const nodes: { readonly node: Text; readonly start: number }[] = []
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
  let text = ""
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.parentElement?.closest(LABELS)) continue
    nodes.push({ node, start: text.length })
    text += node.data
  }
  const found = spots(text, wanted)
  for (const { node, start } of nodes.reverse()) {
    const within = found.filter((spot) => spot.start < start + node.data.length && spot.end > start)
    for (const spot of within.reverse()) wrap(node, Math.max(0, spot.start - start), Math.min(node.data.length, spot.end - start))
  }
}

function wrap(node: Text, start: number, end: number): void {
  const made = document.createElement("mark")
  const word = node.splitText(start)
  word.splitText(end - start)
  word.replaceWith(made)
  made.append(word)
}

/** Goes to the mark where the question's beginning leaves it out of sight, unless the reader has begun to move. */
function goTo(first: Element): void {
  let moved = false
  for (const type of ["wheel", "touchmove", "keydown", "pointerdown"]) addEventListener(type, () => (moved = true), { once: true, passive: true })
  const go = (): void => {
    const { top, bottom } = first.getBoundingClientRect()
    if (!moved && (top < 0 || bottom > innerHeight - MARGIN)) first.scrollIntoView({ block: "center" })
  }
  // After the page itself has gone to the question, which it does once more when it is complete.
  const later = (): void => void setTimeout(go, 50)
  requestAnimationFrame(go)
  if (document.readyState === "complete") later()
  else addEventListener("load", later, { once: true })
}
