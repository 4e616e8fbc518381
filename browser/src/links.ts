/** Each question's own links: one to copy, and the one to its line in the source. */

import { guide } from "./site"
import { questions, type Question } from "./questions"
import { say } from "./say"
import { text } from "./translation"

export function addLinks(): void {
  for (const question of questions) {
    addCopy(question)
    pointToLine(question)
  }
}

function addCopy(question: Question): void {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "q-copy"
  button.textContent = text("copyLink")
  button.setAttribute("aria-label", text("copyLinkTo", { title: question.heading.textContent ?? "" }))
  button.addEventListener("click", () => void copyLink(question.id, button))
  question.meta.append(button)
}

async function copyLink(id: string, button: HTMLElement): Promise<void> {
  const url = new URL(location.href)
  url.search = ""
  url.hash = encodeURIComponent(id)
  say((await copy(url.href, button)) ? text("linkCopied") : text("copyRefused"))
}

/** Browsers offer the clipboard on secure pages only; a disk is not one. The old command works on both. */
async function copy(copied: string, button: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(copied)
    return true
  } catch {
    return copyBySelection(copied, button)
  }
}

function copyBySelection(copied: string, button: HTMLElement): boolean {
  const field = document.createElement("textarea")
  field.value = copied
  field.className = "sf-offscreen"
  document.body.append(field)
  field.select()
  const done = document.execCommand("copy")
  field.remove()
  button.focus()
  return done
}

/** The line stands in one data file, so that a new line in the source changes no page; it is read when the link is about to be used. */
function pointToLine({ id, meta }: Question): void {
  const link = meta.querySelector<HTMLAnchorElement>("a.q-edit")
  if (!link) return
  const add = async (): Promise<void> => {
    const data = await guide().catch(() => undefined)
    const line = data?.questions.find((entry) => entry.id === id)?.line
    if (line && !link.hash) link.hash = `L${line}`
  }
  for (const type of ["pointerenter", "focus", "touchstart"]) link.addEventListener(type, () => void add(), { once: true, passive: true })
}
