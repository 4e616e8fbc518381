/** Arriving from a search: opens the answer that holds the words, and goes to the first of them once the theme has marked it. */

import { idInHash } from "./hash"
import { questionNamed, type Question } from "./questions"

export function arriveFromSearch(): void {
  const words = (new URL(location.href).searchParams.get("h") ?? "").toLowerCase().split(/\s+/).filter(Boolean)
  const question = questionNamed(idInHash())
  if (!question?.answer || !words.length) return
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
