/** A question the reader did not choose, and has not been shown before all others have been. */

import { draw } from "./draw"
import { addressOf, guide, type Guide } from "./site"
import { idInHash } from "./hash"
import { recallDraw, rememberDraw } from "./memory"
import { questionNamed } from "./questions"
import { say } from "./say"
import { text } from "./translation"

const DRAWN = "drawn"

export async function goToRandom(): Promise<void> {
  const data = await guide().catch(() => undefined)
  const url = data && nextOf(data)
  if (url) location.assign(url)
  else say(text("noOther"))
}

function nextOf(data: Guide): URL | undefined {
  // Never the one just shown: nothing would seem to happen.
  const now = data.questions.findIndex(({ id }) => id === idInHash())
  const found = draw(data.questions.length, now, recallDraw(new URL(location.href).searchParams.get(DRAWN)))
  const entry = found && data.questions[found.index]
  const url = entry && addressOf(data, entry)
  if (found && url) url.searchParams.set(DRAWN, rememberDraw(found.state))
  return url
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
