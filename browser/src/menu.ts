/** The list of topics on narrow screens. The theme opens it by a checkbox no keyboard reaches; this adds a button, the focus and Escape. */

export function wireMenu(): void {
  const button = document.querySelector<HTMLElement>("[data-sf=menu]")
  const box = document.querySelector<HTMLInputElement>("#__drawer")
  if (!button || !box) return
  button.addEventListener("click", () => box.click())
  box.addEventListener("change", () => {
    button.setAttribute("aria-expanded", String(box.checked))
    // Links are hidden, and so deaf to focus, until the list is being shown.
    if (box.checked) requestAnimationFrame(focusFirst)
  })
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.checked) return
    box.click()
    button.focus()
  })
}

const focusFirst = (): void => document.querySelector<HTMLElement>(".md-sidebar--primary a[href]")?.focus()
