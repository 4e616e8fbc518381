/** Single keys. Listens before the theme does, to keep the theme's own keys quiet where ours are. */

import { openHelp, singleKeys } from "./help"
import { questionAt, questions, type Question } from "./questions"
import { goToRandom } from "./random"
import { isSearching, openSearch } from "./search/panel"
import { toggleAll } from "./tools"

const OURS: Readonly<Record<string, () => void>> = {
  j: () => step(1),
  k: () => step(-1),
  o: () => toggleCurrent(),
  a: () => toggleAll(),
  r: () => void goToRandom(),
  "/": () => openSearch(),
  "?": () => openHelp(),
}
const THEMES = ["f", "s", "p", "n", ",", "."]

export function listenForKeys(): void {
  addEventListener("keydown", onKey, { capture: true })
}

function onKey(event: KeyboardEvent): void {
  if (opensSearch(event) || opensAnswer(event)) return
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (isTyping(event.target) || isSearching()) return
  const act = OURS[event.key]
  if (!act && !THEMES.includes(event.key)) return
  const modal = document.querySelector("dialog[open]") !== null
  if (singleKeys() && !modal && !act) return
  // The theme listens on the window too, after us: it must not hear keys that are off or meant for a dialog.
  event.stopImmediatePropagation()
  if (!act || !singleKeys() || modal) return
  event.preventDefault()
  act()
}

/** Ctrl+K and Cmd+K, which are no single key, open the search from anywhere. */
function opensSearch(event: KeyboardEvent): boolean {
  const asked = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k"
  if (!asked || document.querySelector("dialog[open]")) return false
  event.preventDefault()
  openSearch()
  return true
}

/** Enter on a question that a key or a draw has led to. Not while it is held: a button far away may have been pressed with it. */
function opensAnswer(event: KeyboardEvent): boolean {
  const plain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing || event.repeat)
  if (event.key !== "Enter" || !plain || !questions.some(({ heading }) => heading === event.target)) return false
  event.preventDefault()
  toggleCurrent()
  return true
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio])"))
}

/** The question with the focus; else the one at the top of the window. */
function current(): Question | undefined {
  return questionAt(document.activeElement) ?? questions.filter(({ heading }) => top(heading) <= reach(heading)).pop()
}

const top = (heading: Element): number => heading.getBoundingClientRect().top

/** How far below the window's edge a heading stands when a link has led to it. */
const reach = (heading: Element): number => parseFloat(getComputedStyle(heading).scrollMarginTop) + 8

function step(by: 1 | -1): void {
  const now = current()
  const next = now ? questions[questions.indexOf(now) + by] : by > 0 ? questions[0] : undefined
  if (next) visit(next)
}

function visit({ heading }: Question): void {
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  heading.scrollIntoView()
}

function toggleCurrent(): void {
  const { answer } = current() ?? questions[0] ?? {}
  if (answer) answer.open = !answer.open
}
