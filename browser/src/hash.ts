/** Follows the hash: a question stays closed, an answer opens, and what has moved is looked up. */

import { addressOf, guide } from "./site"
import { questionNamed } from "./questions"

export function followHash(): void {
  follow()
  addEventListener("hashchange", follow)
}

/** The hash as the id it names; a hand-typed `%` is not worth an error. */
export function idInHash(): string {
  const raw = location.hash.slice(1)
  try {
    return decodeURIComponent(raw)
  } catch {
    return raw
  }
}

function follow(): void {
  const id = idInHash()
  // The theme's own anchors and the browser's directives are nobody's question.
  if (!id || id.startsWith("__") || id.startsWith(":~:")) return
  const question = questionNamed(id)
  if (question?.answer && id === question.id) {
    // A link to a question must not spoil it, whatever else is shown.
    question.answer.open = false
  } else if (question?.answer) {
    question.answer.open = true
    showFromTheTop(question.heading)
  } else if (!document.getElementById(id)) void goToMoved(id)
}

/** Goes to the page that has the question now. Without a list, or with an unknown id, the page stays as it is. */
async function goToMoved(id: string): Promise<void> {
  const data = await guide().catch(() => undefined)
  const entry = data?.questions.find((each) => each.id === id || `${each.id}-answer` === id)
  const url = data && entry && addressOf(data, entry, id)
  if (url && url.pathname !== location.pathname) location.replace(url)
}

/** The browser goes to the anchor inside the answer, and does so once more when the page is complete; the question above it is where to begin. */
function showFromTheTop(heading: Element): void {
  heading.scrollIntoView()
  if (document.readyState !== "complete") addEventListener("load", () => setTimeout(() => heading.scrollIntoView()), { once: true })
}
