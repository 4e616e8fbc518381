/** What is searched for: kept while the reader goes from page to page, and written into the address. */

import { base } from "../site"

export interface State {
  readonly words: string
  readonly topic: string
  readonly level: string
}

const PARAMETERS: Readonly<Record<keyof State, string>> = { words: "q", topic: "topic", level: "level" }
const KEY = `${base.pathname}studyfold.search`

let last: State | undefined

export function keep(state: State): void {
  last = state
  try {
    sessionStorage.setItem(KEY, JSON.stringify(state))
  } catch {
    // The browser refuses to keep anything: then it lasts as long as the page.
  }
}

/** The last search, of this page or of one before it. */
export function kept(): State | undefined {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "null")
    return last ?? (isState(value) ? value : undefined)
  } catch {
    return last
  }
}

function isState(value: unknown): value is State {
  return typeof value === "object" && value !== null && Object.keys(PARAMETERS).every((name) => typeof (value as Record<string, unknown>)[name] === "string")
}

/** What the address asks for. */
export function fromAddress(): State | undefined {
  const { searchParams } = new URL(location.href)
  if (!searchParams.has(PARAMETERS.words)) return undefined
  return { words: searchParams.get("q") ?? "", topic: searchParams.get("topic") ?? "", level: searchParams.get("level") ?? "" }
}

export function intoAddress(state: State): void {
  const url = new URL(location.href)
  for (const [name, parameter] of Object.entries(PARAMETERS)) {
    const value = state[name as keyof State].trim()
    if (value && state.words.trim()) url.searchParams.set(parameter, value)
    else url.searchParams.delete(parameter)
  }
  replace(url)
}

export function forget(): void {
  const url = new URL(location.href)
  for (const parameter of Object.values(PARAMETERS)) url.searchParams.delete(parameter)
  replace(url)
}

function replace(url: URL): void {
  if (url.href === location.href) return
  try {
    history.replaceState(history.state, "", url)
  } catch {
    // A page on a disk may not change its address in every browser; sharing that one would be of no use.
  }
}
