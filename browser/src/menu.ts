/** The list of topics on narrow screens. The theme opens it by a checkbox no keyboard reaches; this adds a button, the focus and Escape. */

/** What the open list covers or darkens. */
const BESIDE = ".md-skip, .md-header, .md-content, .md-top, .md-footer"

export function wireMenu(): void {
  const button = document.querySelector<HTMLElement>("[data-sf=menu]")
  const box = document.querySelector<HTMLInputElement>("#__drawer")
  if (!button || !box) return
  button.addEventListener("click", () => box.click())
  box.addEventListener("change", () => {
    button.setAttribute("aria-expanded", String(box.checked))
    for (const element of document.querySelectorAll<HTMLElement>(BESIDE)) element.inert = box.checked
    if (box.checked) requestAnimationFrame(focusFirst)
  })
  // A screen that was turned and is wide now shows the list beside the page, which must be alive.
  matchMedia("(min-width: 76.25em)").addEventListener("change", ({ matches }) => matches && box.checked && box.click())
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.checked) return
    box.click()
    button.focus()
  })
}

// Links are hidden, and so deaf to focus, until the list is being shown.
const focusFirst = (): void => document.querySelector<HTMLElement>(".md-sidebar--primary a[href]")?.focus()
