/** The bar above a topic's questions: show all answers, a random question, the keys. */

import { openHelp } from "./help"
import { reachesOtherPages, recall, remember } from "./memory"
import { questions } from "./questions"
import { goToRandom } from "./random"
import { say } from "./say"
import { text } from "./translation"

let toggle: HTMLButtonElement | undefined

export function addTools(): void {
  const [first] = questions
  if (!first) return
  toggle = button(text("showAll"), "sf-switch", toggleAll)
  const bar = document.createElement("div")
  bar.className = "q-tools"
  bar.append(toggle, button(text("random"), "sf-plain", goToRandom), button(text("keys"), "sf-plain sf-keys", openHelp))
  if (!reachesOtherPages()) bar.append(note(text("pageOnly")))
  first.heading.before(bar)
  show(recall("showAll", false))
}

/** Opens all answers on the page or closes them, now and on the pages that follow. */
export function toggleAll(): void {
  if (!toggle) return
  const all = toggle.getAttribute("aria-pressed") !== "true"
  show(all)
  remember("showAll", all)
  say(all ? text("allShown") : text("allHidden"))
}

function show(all: boolean): void {
  toggle?.setAttribute("aria-pressed", String(all))
  const open = questions.some(({ answer }) => answer?.open)
  if (!all && !open) return
  for (const { answer } of questions) if (answer) answer.open = all
  // Answers above it have moved what the reader came for.
  if (location.hash) document.querySelector("article :target")?.scrollIntoView()
}

function button(label: string, className: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button")
  made.type = "button"
  made.className = className
  made.textContent = label
  made.addEventListener("click", act)
  return made
}

function note(words: string): HTMLElement {
  const made = document.createElement("span")
  made.className = "q-note"
  made.textContent = words
  return made
}
