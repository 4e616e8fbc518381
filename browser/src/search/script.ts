/** Reads files of the index as scripts: a page opened from a disk may not fetch. */

import { base } from "../site"

declare global {
  interface Window {
    studyfoldSearch?: (name: string, value: unknown) => void
  }
}

const arrived = new Map<string, unknown>()
const reading = new Map<string, Promise<unknown>>()

/** A file's value. Rejects where the file is missing or damaged; the next call tries anew. */
export function read(name: string, version = ""): Promise<unknown> {
  window.studyfoldSearch = (file, value) => arrived.set(file, value)
  let promise = reading.get(name)
  if (!promise) {
    promise = load(name, version)
    reading.set(name, promise)
    promise.catch(() => reading.delete(name))
  }
  return promise
}

function load(name: string, version: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const url = new URL(`data/search/${name}.js`, base)
    // A new version must not be served from a cache of the old one.
    if (version) url.search = version
    const script = document.createElement("script")
    script.src = url.href
    script.async = true
    script.onload = () => (arrived.has(name) ? resolve(arrived.get(name)) : reject(new Error(`damaged: ${url.href}`)))
    script.onerror = () => reject(new Error(`missing: ${url.href}`))
    document.head.append(script)
  })
}
