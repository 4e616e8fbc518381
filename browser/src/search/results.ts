/** A search to rows that can be shown. */

import { base } from "../site"
import { text } from "../translation"
import { excerpt, marked, spots, type Piece, type Wanted } from "./excerpt"
import { guesses, nearest } from "./spelling"
import type { Filter } from "./rank"
import { read } from "./script"
import { search, type Result } from "./search"
import { Store, type Manifest, type Text } from "./store"
import { lowered, tokens } from "./words"

export interface Row {
  /** The question's id; empty for a topic or a page. */
  readonly question: string
  readonly url: URL
  readonly title: readonly Piece[]
  /** What tells it from others of its title. */
  readonly mark: string
  readonly topic: string
  readonly level: string
  readonly rank: number
  readonly sentence: readonly Piece[]
}

export interface Answer {
  readonly count: number
  readonly rows: readonly Row[]
  /** Words to try instead, and topics to look into. */
  readonly words: readonly string[]
  /** Whether only titles could be searched. */
  readonly titlesOnly: boolean
}

export interface Choice {
  readonly id: string
  readonly title: string
}

/** Terms that an address hands to the page it leads to. */
const MOST_TERMS = 12
const SUGGESTED = 4
/** Milliseconds that texts may take before titles are shown alone. */
const PATIENCE = 4
const AFTERWARDS = 200
/** How well a term must stand for a word of the query to be marked. */
const MARKED = 0.4
const WHOLE_NAME = 0.9

let opened: Promise<Store> | undefined

/** The index. Rejects where it can't be read. */
export function store(): Promise<Store> {
  opened ??= read("index").then((manifest) => new Store(manifest as Manifest, read))
  opened.catch(() => (opened = undefined))
  return opened
}

/** Who waits for an answer. */
export interface Asker {
  /** Whether it is of no use any more. */
  readonly isStale: () => boolean
  /** Takes an answer without sentences, where their texts take long. */
  readonly early: (answer: Answer) => void
}

/** What a search finds, or `undefined` where it is of no use any more once its texts would have to be read. */
export async function answer(typed: string, filter: Filter, most: number, asker: Asker): Promise<Answer | undefined> {
  try {
    return await answered(await store(), typed, filter, most, asker)
  } catch {
    return byTitles(typed, filter, most)
  }
}

async function answered(index: Store, typed: string, filter: Filter, most: number, asker: Asker): Promise<Answer | undefined> {
  const result = await search(index, typed, filter)
  if (asker.isStale()) return undefined
  const shown = result.entries.slice(0, most)
  const wanted = toMark(result)
  const words = result.entries.length ? [] : await suggestions(index, result)
  const made = (texts: readonly (Text | undefined)[]): Answer => {
    const rows = shown.flatMap((entry, n) => (texts[n] ? [row(index, entry, texts[n] as Text, wanted)] : []))
    return { count: result.entries.length, rows, words, titlesOnly: false }
  }
  const reading = index.texts(shown)
  const late = await Promise.race([reading.then(() => false), new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE, true))])
  if (late && titles) asker.early(made(shown.map((entry) => withoutText(titles?.[entry]))))
  const texts = await reading
  if (!titles) setTimeout(() => void readTitles(), AFTERWARDS)
  return made(texts)
}

let titles: Titles["titles"] | undefined

/** The list of titles, with which later results can be shown at once: read when the first ones stand. */
async function readTitles(): Promise<void> {
  titles ??= ((await read("titles").catch(() => undefined)) as Titles | undefined)?.titles
}

function toMark({ query, terms }: Result): Wanted {
  const empty = new Set(query.words.filter((word) => word.empty).map(({ text }) => text))
  // A long name that only begins like the word would be marked whole.
  return new Map([...terms].filter(([term, quality]) => quality >= (/[._-]/.test(term) ? WHOLE_NAME : MARKED) && !empty.has(term)))
}

function row(index: Store, entry: number, [key, title, prose = "", code = "", mark = "", prompt = "", promptCode = ""]: Text, wanted: Wanted): Row {
  const number = index.topic(entry)
  const [id = "", , topic = ""] = index.manifest.topics[number] ?? []
  const isQuestion = index.isQuestion(entry)
  const rank = parseInt(index.manifest.level[entry] ?? "0", 32)
  const sentence = excerpt({ title, prose, code, prompt, promptCode }, wanted)
  const url = new URL(id ? `topics/${id}.html` : key, base)
  const held = [...new Set(spots([title, prompt, promptCode, prose, code].join("\n"), wanted).map(({ term }) => term))]
  const best = held.sort((one, other) => (wanted.get(other) ?? 0) - (wanted.get(one) ?? 0)).slice(0, MOST_TERMS)
  if (best.length) url.searchParams.set("h", best.join(" "))
  if (isQuestion) url.hash = encodeURIComponent(`${key}-answer`)
  return { question: isQuestion ? key : "", url, title: marked(title, wanted), mark, topic: isQuestion ? topic : text(id ? "topic" : "page"), level: index.manifest.levels[rank - 1] ?? "", rank: rank - 1, sentence }
}

async function suggestions(index: Store, { query }: Result): Promise<string[]> {
  const words = await index.words()
  const close = query.words.flatMap(({ text }) => [...guesses(text, words, false).map(({ word }) => word), ...nearest(text, words, SUGGESTED)])
  return [...new Set(close)].slice(0, SUGGESTED)
}

interface Titles {
  readonly topics: Manifest["topics"]
  readonly titles: readonly Title[]
}

type Title = readonly [key: string, title: string, mark?: string]

function withoutText(entry: Title | undefined): Text | undefined {
  return entry && [entry[0], entry[1], "", "", entry[2]]
}

/** What can be done without the index. Rejects where the list of titles is missing too. */
async function byTitles(typed: string, { topic }: Filter, most: number): Promise<Answer> {
  const list = (await read("titles")) as Titles
  const index = new Store({ version: "", entries: list.titles.length, topics: list.topics, levels: [], level: "", heads: [], bodies: [], texts: [], endings: "", stop: "", synonyms: [] }, read)
  const words = tokens(typed).map(({ text }) => lowered(text))
  const found = list.titles.flatMap(([, title], entry) => {
    const plain = tokens(title).map(({ text }) => lowered(text))
    const passes = !topic || list.topics[index.topic(entry)]?.[0] === topic
    return passes && words.every((word) => plain.some((each) => each.includes(word))) ? [entry] : []
  })
  const wanted = new Map(words.map((word) => [word, 1]))
  return { count: found.length, rows: found.slice(0, most).map((entry) => row(index, entry, withoutText(list.titles[entry]) as Text, wanted)), words: [], titlesOnly: true }
}
