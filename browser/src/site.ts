/** The site's own address and the list of its questions, which is loaded only when something needs it. */

export interface Topic {
  readonly id: string
  readonly title: string
  readonly url: string
}

export interface Entry {
  readonly id: string
  readonly topic: number
  readonly file: string
  readonly line: number
}

export interface Guide {
  readonly id: string
  readonly topics: readonly Topic[]
  readonly questions: readonly Entry[]
}

declare global {
  interface Window {
    studyfoldGuide?: Guide
  }
}

/** The address of the site's root; the theme writes the way there into each page. */
export const base: URL = findBase()

function findBase(): URL {
  const config: unknown = JSON.parse(document.getElementById("__config")?.textContent ?? "{}")
  const path = (config as { base?: string }).base ?? "."
  return new URL(path.endsWith("/") ? path : `${path}/`, location.href)
}

let loading: Promise<Guide> | undefined

/** The list of questions. A script tag, since a page opened from a disk may not fetch a file. */
export function guide(): Promise<Guide> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = new URL("data/guide.js", base).href
    script.onload = () => (window.studyfoldGuide ? resolve(window.studyfoldGuide) : reject(new Error(script.src)))
    script.onerror = () => reject(new Error(script.src))
    document.head.append(script)
  })
  return loading
}

/** The address of a question; `hash` may name its answer instead. */
export function addressOf(data: Guide, entry: Entry, hash: string = entry.id): URL | undefined {
  const topic = data.topics[entry.topic]
  if (!topic) return undefined
  const url = new URL(topic.url, base)
  url.hash = encodeURIComponent(hash)
  return url
}
