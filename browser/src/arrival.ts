/** Arriving from a search: opens the answer that holds the words, and goes to the first of them once the theme has marked it. */

import { idInHash } from "./hash"
import { questionAt, questionNamed, type Question } from "./questions"

/** Letters of a word that is worth a mark, unless all are shorter: the theme marks `i` and `to` in every word of a page. */
const SHORTEST = 3

export function arriveFromSearch(): void {
  const all = (new URL(location.href).searchParams.get("h") ?? "").toLowerCase().split(/\s+/).filter(Boolean)
  const telling = all.filter((word) => word.length >= SHORTEST)
  const words = telling.length ? telling : all
  const question = questionNamed(idInHash())
  if (!question || !words.length) return
  keepMarksTelling(question, words)
  if (!question.answer) return
  const text = question.answer.textContent?.toLowerCase() ?? ""
  if (!words.some((word) => text.includes(word))) return
  // Before the theme marks the words: it passes over what is closed.
  question.answer.open = true
  whenMarked(question, (mark) => mark.scrollIntoView({ block: "center" }))
}

/** Calls back with the first mark in the answer. Marks come when the search index has loaded, or never. */
function whenMarked(question: Question, done: (mark: Element) => void): void {
  const article = question.heading.closest("article")
  if (!question.answer || !article) return
  const answer = question.answer
  const watch = new MutationObserver(() => {
    const mark = answer.querySelector("mark[data-md-highlight]")
    if (!mark) return
    stop()
    done(mark)
  })
  const stop = (): void => watch.disconnect()
  watch.observe(article, { childList: true, subtree: true })
  // Whoever has begun to read must not be pulled away.
  for (const type of ["wheel", "touchmove", "keydown", "pointerdown"]) addEventListener(type, stop, { once: true, passive: true })
}

/** Takes away the theme's marks that stand outside the question, inside words, or in the site's own labels. */
function keepMarksTelling(question: Question, words: readonly string[]): void {
  const article = question.heading.closest("article")
  if (!article) return
  const tidy = (): void => {
    for (const mark of article.querySelectorAll("mark[data-md-highlight]"))
      if (!tells(mark, question, words)) mark.replaceWith(...mark.childNodes)
  }
  new MutationObserver(tidy).observe(article, { childList: true, subtree: true })
}

function tells(mark: Element, question: Question, words: readonly string[]): boolean {
  const text = mark.textContent?.toLowerCase() ?? ""
  const before = mark.previousSibling?.textContent ?? ""
  const startsWord = !/[\p{L}\p{N}]$/u.test(before)
  const label = mark.closest(".q-meta, .q-tools, summary") !== null
  return startsWord && !label && words.some((word) => text.includes(word) || word.includes(text)) && questionAt(mark) === question
}
