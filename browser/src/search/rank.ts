/**
 * Entries in the order in which they answer a query.
 *
 * First all entries get points for each word, by where it stands, and by how rare it is; then the best of them more for a title or
 * an alias that the query covers as a whole. Rows of numbers, one an entry, since a single letter may find them all.
 */

import { postings, type Term } from "./shard"
import type { Matches } from "./match"
import type { Query } from "./query"
import type { Store } from "./store"

/** How the words of a way are matched: for each term of the way, its matches in heads and in bodies. */
export interface Matched {
  readonly covers: readonly number[]
  readonly quality: number
  readonly terms: readonly { readonly heads: Matches; readonly bodies: Matches }[]
}

export interface Filter {
  readonly topic?: string | undefined
  readonly level?: string | undefined
}

export const WEIGHT = {
  title: 1,
  tags: 0.7,
  alias: 0.88,
  /** What the other parts of a head add to the best one. */
  others: 0.08,
  body: 0.5,
  /** What a title that the query covers, and that covers the query, adds to its weight; the same for an alias or tag. */
  whole: 0.55,
  wholeAlias: 0.35,
  /** What a word counts that says nothing of the subject. */
  empty: 0.35,
  topic: 0.6,
  /** Words of a query so short that an entry must have them all to come first. */
  strict: 3,
  /** The power to which the part of the words that an entry has is raised. */
  coverage: 0.5,
}

/** More points than there can be otherwise. */
const ALL = 100

/** Entries that are looked at a second time. */
const CANDIDATES = 400

const MOST_KNOWN = 31
const FIRST_ALIAS = 6
const TAGS = 1

/** By entry: how well a term or a word stands in its head, and how much its body is about it. */
interface Row {
  readonly head: Float32Array
  readonly body: Float32Array
}

/** The numbers of the entries, best first. */
export function rank(store: Store, query: Query, matched: readonly Matched[], filter: Filter): number[] {
  const size = store.manifest.entries
  const rows = query.words.map(() => ({ head: new Float32Array(size), body: new Float32Array(size) }))
  const found = new Uint8Array(size)
  // Words that say nothing of the subject find nothing by themselves.
  const telling = (way: Matched): boolean => way.covers.some((word) => !query.words[word]?.empty)
  for (const way of matched) if (telling(way)) addWay(rows, found, way, size, false)
  for (const way of matched) if (!telling(way)) addWay(rows, found, way, size, true)
  const weights = weigh(query, rows, matched, found)
  const points = score(store, query, rows, weights, found, filter)
  addWhole(points, best(points, CANDIDATES), query, matched, weights)
  return best(points, Infinity)
}

function addWay(rows: readonly Row[], found: Uint8Array, way: Matched, size: number, only: boolean): void {
  const each = way.terms.map(({ heads, bodies }) => rowOf(heads, bodies, size))
  const [first, ...others] = each
  if (!first) return
  for (let entry = 0; entry < size; entry++) {
    if (only && !found[entry]) continue
    let head = first.head[entry] as number
    let body = first.body[entry] as number
    if (!head && !body) continue
    if (others.length) [head, body] = least(each, entry)
    if (!head && !body) continue
    found[entry] = 1
    for (const word of way.covers) {
      const row = rows[word] as Row
      row.head[entry] = Math.max(row.head[entry] as number, head * way.quality)
      row.body[entry] = Math.max(row.body[entry] as number, body * way.quality)
    }
  }
}

/** A way of several terms counts where all of them stand: as well as the worst of them, each where it stands best. */
function least(rows: readonly Row[], entry: number): [head: number, body: number] {
  let [head, body] = [Infinity, Infinity]
  for (const row of rows) {
    const inHead = row.head[entry] as number
    head = Math.min(head, inHead)
    body = Math.min(body, Math.max(inHead / 2, row.body[entry] as number))
  }
  return [head, body]
}

function rowOf(heads: Matches, bodies: Matches, size: number): Row {
  const head = new Float32Array(size)
  const body = new Float32Array(size)
  const kinds = [new Float32Array(size), new Float32Array(size), new Float32Array(size)] as const
  for (const [term, quality] of heads) {
    const list = postings(term, 2)
    for (let n = 0; n < list.length; n += 2) {
      const entry = list[n] as number
      const kind = kinds[kindOf((list[n + 1] as number) >> 5)] as Float32Array
      if ((kind[entry] as number) < quality) kind[entry] = quality
    }
  }
  if (heads.size) for (let entry = 0; entry < size; entry++) head[entry] = headOf(kinds[0][entry] as number, kinds[1][entry] as number, kinds[2][entry] as number)
  for (const [term, quality] of bodies) {
    const list = postings(term, 1)
    const each = quality / MOST_KNOWN
    for (let n = 0; n < list.length; n += 2) {
      const entry = list[n] as number
      const about = each * (list[n + 1] as number)
      if ((body[entry] as number) < about) body[entry] = about
    }
  }
  return { head, body }
}

/** The best of the parts, and something for each other one. */
function headOf(title: number, tags: number, alias: number): number {
  if (!title && !tags && !alias) return 0
  const each = [title * WEIGHT.title, tags * WEIGHT.tags, alias * WEIGHT.alias] as const
  const best = Math.max(...each)
  return best + WEIGHT.others * (each[0] + each[1] + each[2] - best)
}

/** Title and its clauses, tags, aliases: 0, 1, 2. */
const kindOf = (part: number): 0 | 1 | 2 => (part === TAGS ? 1 : part < FIRST_ALIAS ? 0 : 2)

/** What each word counts: rare ones more. */
function weigh(query: Query, rows: readonly Row[], matched: readonly Matched[], found: Uint8Array): number[] {
  return query.words.map(({ empty }, word) => {
    const { head, body } = rows[word] as Row
    let count = 0
    for (let entry = 0; entry < found.length; entry++) if (head[entry] || body[entry]) count++
    if (!count) return 0
    // Where it stands beside other words does not tell how often it stands.
    const often = empty ? Math.max(count, ...matched.filter(({ covers }) => covers.includes(word)).map(usual)) : count
    return Math.log(1 + found.length / (1 + often)) * (empty ? WEIGHT.empty : 1)
  })
}

/** In how many entries the most frequent of the terms stands. */
function usual({ terms }: Matched): number {
  const count = (matches: Matches, width: 1 | 2): number => [...matches.keys()].reduce((most, term: Term) => Math.max(most, postings(term, width).length / 2), 0)
  return Math.max(0, ...terms.map(({ heads, bodies }) => Math.max(count(heads, 2), count(bodies, 1))))
}

/** The points of all entries, 0 for those that are not found. */
function score(store: Store, query: Query, rows: readonly Row[], weights: readonly number[], found: Uint8Array, filter: Filter): Float64Array {
  const points = new Float64Array(found.length)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const strict = query.words.filter(({ empty }) => !empty).length <= WEIGHT.strict
  for (let entry = 0; entry < found.length; entry++) {
    if (!found[entry] || !passes(store, entry, filter)) continue
    let [sum, covered, lacks] = [0, 0, false]
    for (let word = 0; word < rows.length; word++) {
      const weight = weights[word] as number
      const head = rows[word]?.head[entry] as number
      const body = rows[word]?.body[entry] as number
      sum += weight * (head + WEIGHT.body * body)
      if (head || body) covered += weight
      else if (weight && !query.words[word]?.empty) lacks = true
    }
    const isQuestion = store.isQuestion(entry)
    // All words before some; of a whole sentence nobody expects all.
    const first = strict && !lacks && isQuestion ? ALL : 0
    points[entry] = total && first + (isQuestion ? 1 : WEIGHT.topic) * (sum / total) * (covered / total) ** WEIGHT.coverage
  }
  return points
}

function passes(store: Store, entry: number, { topic, level }: Filter): boolean {
  if (topic && store.manifest.topics[store.topic(entry)]?.[0] !== topic) return false
  return !level || store.manifest.levels[parseInt(store.manifest.level[entry] ?? "0", 32) - 1] === level
}

/** The entries with the most points, in order; the first of equals first. */
function best(points: Float64Array, most: number): number[] {
  const bits = 2 ** 20
  const keys = new Float64Array(points.length)
  let count = 0
  for (let entry = 0; entry < points.length; entry++) if (points[entry]) keys[count++] = Math.round((points[entry] as number) * 1e6) * bits + (bits - 1 - entry)
  const sorted = keys.subarray(0, count).sort()
  const found: number[] = []
  for (let n = count - 1; n >= 0 && found.length < most; n--) found.push(bits - 1 - ((sorted[n] as number) % bits))
  return found
}

/** Adds what a title, clause, alias or list of tags that the query covers is worth. */
function addWhole(points: Float64Array, candidates: readonly number[], query: Query, matched: readonly Matched[], weights: readonly number[]): void {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const parts = partsOf(new Map(candidates.map((entry) => [entry, new Map<number, Part>()])), matched, query.words.length)
  for (const [entry, found] of parts) {
    let whole = 0
    for (const [part, { words, length }] of found) {
      const share = weights.reduce((sum, weight, word) => sum + weight * (words[word] as number), 0) / total
      const count = words.reduce((sum, how, word) => sum + (query.words[word]?.empty ? 0 : how * (query.words[word]?.parts ?? 1)), 0)
      whole = Math.max(whole, wholeWeight(part) * share * share * Math.min(1, 0.25 + (0.75 * count) / Math.max(1, length)))
    }
    points[entry] = (points[entry] as number) + whole
  }
}

/** By word of the query, how well it stands in a part of a head; and the words of the part. */
interface Part {
  readonly words: number[]
  readonly length: number
}

function partsOf(found: Map<number, Map<number, Part>>, matched: readonly Matched[], words: number): Map<number, Map<number, Part>> {
  for (const { covers, quality, terms } of matched) {
    const standing = terms.map(({ heads }) => standingIn(found, heads))
    for (const [place, how] of standing[0] ?? []) {
      const all = Math.min(...standing.map((each) => each.get(place) ?? 0), how)
      if (!all) continue
      const [entry, known] = [Math.floor(place / 1024), place % 1024]
      const parts = found.get(entry) as Map<number, Part>
      const part = parts.get(known >> 5) ?? { words: Array<number>(words).fill(0), length: known & 31 }
      parts.set(known >> 5, part)
      for (const word of covers) part.words[word] = Math.max(part.words[word] ?? 0, all * quality)
    }
  }
  return found
}

/** Where terms stand in the heads of some entries, as one number for entry and part, and how well. */
function standingIn(entries: ReadonlyMap<number, unknown>, heads: Matches): Map<number, number> {
  const places = new Map<number, number>()
  for (const [term, quality] of heads) {
    const list = postings(term, 2)
    for (let n = 0; n < list.length; n += 2) {
      const entry = list[n] as number
      if (!entries.has(entry)) continue
      const place = entry * 1024 + (list[n + 1] as number)
      if ((places.get(place) ?? 0) < quality) places.set(place, quality)
    }
  }
  return places
}

function wholeWeight(part: number): number {
  const kind = kindOf(part)
  return kind === 0 ? WEIGHT.title * WEIGHT.whole : (kind === 1 ? WEIGHT.tags : WEIGHT.alias) * WEIGHT.wholeAlias
}
