/** A question the reader did not choose. */

import { addressOf, guide } from "./site"
import { idInHash } from "./hash"
import { questionNamed } from "./questions"
import { say } from "./say"
import { text } from "./translation"

const DRAWN = "drawn"

export async function goToRandom(): Promise<void> {
  const data = await guide().catch(() => undefined)
  // Never the one just shown: nothing would seem to happen.
  const others = data?.questions.filter(({ id }) => id !== idInHash()) ?? []
  const entry = others[Math.floor(Math.random() * others.length)]
  const url = data && entry && addressOf(data, entry)
  if (!url) return say(text("noOther"))
  url.searchParams.set(DRAWN, "")
  location.assign(url)
}

/** On a page to which the draw has led: marks the question, and offers the next draw beside it. */
export function showDrawn(): void {
  const question = new URL(location.href).searchParams.has(DRAWN) ? questionNamed(idInHash()) : undefined
  if (!question) return
  const again = document.createElement("button")
  again.type = "button"
  again.className = "sf-plain q-again"
  again.textContent = text("another")
  again.addEventListener("click", () => void goToRandom())
  question.meta.append(again)
  question.heading.classList.add("q-drawn")
  question.heading.tabIndex = -1
  question.heading.focus({ preventScroll: true })
}
