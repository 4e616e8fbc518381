/** The list of keys, in a dialog, with the switch that turns single keys off. */

import { recall, remember } from "./memory"
import { text } from "./translation"

const KEYS: readonly (readonly [keys: readonly string[], does: string])[] = [
  [["/", "Ctrl K"], "search"],
  [["j"], "nextQuestion"],
  [["k"], "previousQuestion"],
  [["o"], "toggleAnswer"],
  [["a"], "toggleAll"],
  [["r"], "aRandomQuestion"],
  [["n"], "nextTopic"],
  [["p"], "previousTopic"],
  [["?"], "thisList"],
]

let dialog: HTMLDialogElement | undefined

/** Whether single keys do anything. Readers who speak to their computer, or whose hand slips, turn them off. */
export function singleKeys(): boolean {
  return dialog ? box(dialog).checked : recall("singleKeys", true)
}

export function openHelp(): void {
  dialog ??= build()
  if (!dialog.open) dialog.showModal()
}

export function wireHelp(): void {
  for (const element of document.querySelectorAll("[data-sf=help]")) element.addEventListener("click", openHelp)
}

const box = (within: HTMLElement): HTMLInputElement => within.querySelector("input") as HTMLInputElement

/** Nothing here comes from a document, so the markup may be written as text. */
function build(): HTMLDialogElement {
  const made = document.createElement("dialog")
  made.className = "sf-help md-typeset"
  made.setAttribute("aria-labelledby", "sf-help-title")
  made.innerHTML = `
    <form method="dialog"><button type="submit" class="sf-close" aria-label="${text("close")}">×</button></form>
    <h2 id="sf-help-title">${text("keys")}</h2>
    <dl>${KEYS.map(([keys, does]) => `<div><dt>${keys.map((key) => `<kbd>${key}</kbd>`).join(" ")}</dt><dd>${text(does)}</dd></div>`).join("")}</dl>
    <label><input type="checkbox" role="switch"> ${text("singleKeys")}</label>`
  document.body.append(made)
  const single = box(made)
  single.checked = recall("singleKeys", true)
  single.addEventListener("change", () => remember("singleKeys", single.checked))
  // A click on the backdrop reaches the dialog itself, one inside reaches a child.
  made.addEventListener("click", (event) => event.target === made && made.close())
  return made
}
