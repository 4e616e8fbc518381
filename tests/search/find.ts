/** Answers queries from the files of an index, as the browser does, without one: JSON in, JSON out. */

import { readFileSync } from "node:fs"
import { excerpt, marked } from "../../browser/src/search/excerpt"
import type { Filter } from "../../browser/src/search/rank"
import { search } from "../../browser/src/search/search"
import { Store, type Manifest } from "../../browser/src/search/store"
import { terms, tokens } from "../../browser/src/search/words"

interface Input {
  readonly files: Readonly<Record<string, string>>
  readonly queries: readonly (readonly [words: string, filter: Filter])[]
  readonly texts: readonly string[]
}

const input = JSON.parse(readFileSync(0, "utf8")) as Input
const asked: string[] = []

async function load(name: string): Promise<unknown> {
  asked.push(name)
  let value: unknown
  new Function("studyfoldSearch", input.files[`docs/data/search/${name}.js`] ?? "")((_: string, given: unknown) => (value = given))
  return value
}

async function find(store: Store, words: string, filter: Filter): Promise<object> {
  asked.length = 0
  const { entries, terms: found } = await search(store, words, filter)
  const texts = await store.texts(entries)
  const [, title = "", prose = "", code = "", , prompt = "", promptCode = ""] = texts[0] ?? []
  return {
    keys: texts.map((text) => text?.[0]),
    marked: marked(title, found).flatMap(({ text, marked: isMarked }) => (isMarked ? [text] : [])),
    sentence: excerpt({ title, prose, code, prompt, promptCode }, found).map(({ text }) => text).join(""),
    asked: asked.filter((name) => !name.startsWith("t-")),
  }
}

async function main(): Promise<void> {
  const words = input.texts.map((text) => tokens(text).map((token) => [token.text, terms(token.text)]))
  const store = input.queries.length ? new Store((await load("index")) as Manifest, load) : undefined
  const found = []
  for (const [typed, filter] of input.queries) found.push(store && (await find(store, typed, filter)))
  console.log(JSON.stringify({ words, found }))
}

void main()
