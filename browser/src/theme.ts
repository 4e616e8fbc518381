/** What the theme leaves out for readers who listen, or who have no mouse. */

export function helpTheTheme(): void {
  nameSearch()
  addEventListener("load", () => {
    hushCodeButtons()
    reachWideTables()
  })
  // Inside a closed answer nothing has a width.
  document.addEventListener("toggle", reachWideTables, { capture: true })
}

function nameSearch(): void {
  const search = document.querySelector("[data-md-component=search]")
  search?.setAttribute("aria-label", search.querySelector("input")?.getAttribute("aria-label") ?? "Search")
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
