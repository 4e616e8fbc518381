/** What the theme and Markdown leave out for readers who listen, or who have no mouse. */

import { text } from "./translation"

export function helpTheTheme(): void {
  nameWaysBack()
  hideWayUpAtRest()
  addEventListener("load", () => {
    hushCodeButtons()
    reachWideTables()
  })
  // Inside a closed answer nothing has a width.
  document.addEventListener("toggle", reachWideTables, { capture: true })
}

/** An arrow says nothing to the ear. */
function nameWaysBack(): void {
  for (const link of document.querySelectorAll('article a[href^="#fnref-"]')) link.setAttribute("aria-label", text("backToText"))
}

/** The theme offers the way to the top to who scrolls up. An address that opens an answer does so too, before anybody has read a line, and it would cover one. */
function hideWayUpAtRest(): void {
  const way = document.querySelector<HTMLElement>(".md-top")
  if (!way) return
  const shown = new MutationObserver(() => !way.hidden && (way.hidden = true))
  shown.observe(way, { attributeFilter: ["hidden"] })
  for (const type of ["wheel", "touchmove", "keydown", "pointerdown"])
    addEventListener(type, () => shown.disconnect(), { once: true, passive: true, capture: true })
}

/** Each block of code would be a landmark of its own, all alike. */
function hushCodeButtons(): void {
  for (const nav of document.querySelectorAll(".md-code__nav")) nav.setAttribute("role", "none")
}

/** What scrolls must take the focus, or no key can scroll it. */
function reachWideTables(): void {
  for (const wrap of document.querySelectorAll<HTMLElement>(".md-typeset__scrollwrap"))
    if (wrap.scrollWidth > wrap.clientWidth) wrap.tabIndex = 0
}
