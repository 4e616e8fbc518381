/** What the reader chose, kept between pages. Browsers may refuse to keep anything: then a choice lasts as long as the page. */

import { base } from "./site"

/** Guides published side by side share one storage, so the path keeps them apart. */
const key = (name: string): string => `${base.pathname}studyfold.${name}`

export function recall(name: string, otherwise: boolean): boolean {
  try {
    const value = localStorage.getItem(key(name))
    return value === null ? otherwise : value === "yes"
  } catch {
    return otherwise
  }
}

/** Keeps a choice, if the browser will; the page says so beside the choice when it will not. */
export function remember(name: string, value: boolean): void {
  if (canRemember()) localStorage.setItem(key(name), value ? "yes" : "no")
}

/** Where the draws of this visit stand; where a browser lets no page see what another keeps, the address has it. */
export function recallDraw(inAddress: string | null): string {
  if (!reachesOtherPages()) return inAddress ?? ""
  return sessionStorage.getItem(key("draw")) ?? ""
}

/** Keeps it, and gives what the address must say. */
export function rememberDraw(state: string): string {
  if (!reachesOtherPages()) return state
  sessionStorage.setItem(key("draw"), state)
  return ""
}

/** Whether another page of the site sees what this one remembers: Firefox gives each file on a disk a storage of its own. */
export function reachesOtherPages(): boolean {
  const fileOnly = location.protocol === "file:" && /\bFirefox\//.test(navigator.userAgent)
  return !fileOnly && canRemember()
}

function canRemember(): boolean {
  try {
    localStorage.setItem(key("probe"), "")
    localStorage.removeItem(key("probe"))
    return true
  } catch {
    return false
  }
}
