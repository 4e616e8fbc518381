/** What the theme and Markdown leave out for readers who listen, or who have no mouse. */

import { text } from "./translation"

export function helpTheTheme(): void {
  nameWaysBack()
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

/** Each block of code would be a landmark of its own, all alike. */
function hushCodeButtons(): void {
  for (const nav of document.querySelectorAll(".md-code__nav")) nav.setAttribute("role", "none")
}

/** What scrolls must take the focus, or no key can scroll it. */
function reachWideTables(): void {
  for (const wrap of document.querySelectorAll<HTMLElement>(".md-typeset__scrollwrap"))
    if (wrap.scrollWidth > wrap.clientWidth) wrap.tabIndex = 0
}
