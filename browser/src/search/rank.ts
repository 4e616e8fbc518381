/** Entries in the order in which they answer a query. */

import { postings } from "./shard"
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

interface Found {
  /** By word of the query: how well it stands in the head, and how much the body is about it. */
  readonly head: number[]
  readonly body: number[]
  /** By part of the head, by word of the query, how well it stands there; and the words of the part. */
  readonly parts: Map<number, { readonly words: number[]; readonly length: number }>
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
  empty: 0.35,
  topic: 0.6,
  /** Words of a query so short that an entry must have them all to come first. */
  strict: 3,
  /** The power to which the part of the words that an entry has is raised. */
  coverage: 0.5,
}
const MOST_KNOWN = 31

/** More points than there can be otherwise. */
const ALL = 100

/** The numbers of the entries, best first. */
export function rank(store: Store, query: Query, matched: readonly Matched[], filter: Filter): number[] {
  const found = new Map<number, Found>()
  for (const way of matched) gather(found, way, query.words.length)
  const weights = weigh(store, query, found)
  return [...found]
    .filter(([entry]) => passes(store, entry, filter))
    .map(([entry, each]) => [entry, score(each, query, weights) * (store.isQuestion(entry) ? 1 : WEIGHT.topic)] as const)
    .filter(([, points]) => points > 0)
    .sort(([one, high], [other, low]) => low - high || one - other)
    .map(([entry]) => entry)
}

function passes(store: Store, entry: number, { topic, level }: Filter): boolean {
  if (topic && store.manifest.topics[store.topic(entry)]?.[0] !== topic) return false
  return !level || store.manifest.levels[parseInt(store.manifest.level[entry] ?? "0", 32) - 1] === level
}

/** Adds what a way contributes. A way of several terms counts where all of them stand. */
function gather(found: Map<number, Found>, way: Matched, words: number): void {
  const each = way.terms.map(({ heads, bodies }) => byEntry(heads, bodies))
  const [first, ...others] = each
  for (const [entry, hit] of first ?? []) {
    const hits = [hit, ...others.flatMap((other) => other.get(entry) ?? [])]
    if (hits.length < each.length) continue
    let all = found.get(entry)
    if (!all) found.set(entry, (all = { head: [], body: [], parts: new Map() }))
    const head = Math.min(...hits.map(headOf)) * way.quality
    const body = Math.min(...hits.map((each) => Math.max(headOf(each) * 0.5, each.body))) * way.quality
    for (const word of way.covers) {
      all.head[word] = Math.max(all.head[word] ?? 0, head)
      all.body[word] = Math.max(all.body[word] ?? 0, body)
      for (const [part, { how, length }] of hit.parts) {
        if (hits.some(({ parts }) => !parts.has(part))) continue
        let known = all.parts.get(part)
        if (!known) all.parts.set(part, (known = { words: Array(words).fill(0) as number[], length }))
        known.words[word] = Math.max(known.words[word] ?? 0, how * way.quality)
      }
    }
  }
}

interface Hit {
  /** By kind of part: title, tags, aliases. */
  readonly kinds: [number, number, number]
  body: number
  readonly parts: Map<number, { readonly how: number; readonly length: number }>
}

function byEntry(heads: Matches, bodies: Matches): Map<number, Hit> {
  const found = new Map<number, Hit>()
  const at = (entry: number): Hit => {
    let hit = found.get(entry)
    if (!hit) found.set(entry, (hit = { kinds: [0, 0, 0], body: 0, parts: new Map() }))
    return hit
  }
  for (const [term, quality] of heads) {
    const list = postings(term, 2)
    for (let n = 0; n < list.length; n += 2) {
      const hit = at(list[n] as number)
      const known = list[n + 1] as number
      const part = known >> 5
      const kind = kindOf(part)
      hit.kinds[kind] = Math.max(hit.kinds[kind], quality)
      if ((hit.parts.get(part)?.how ?? 0) < quality) hit.parts.set(part, { how: quality, length: known & 31 })
    }
  }
  for (const [term, quality] of bodies) {
    const list = postings(term, 1)
    for (let n = 0; n < list.length; n += 2) {
      const hit = at(list[n] as number)
      hit.body = Math.max(hit.body, (quality * (list[n + 1] as number)) / MOST_KNOWN)
    }
  }
  return found
}

/** Title and its clauses, tags, aliases: 0, 1, 2. */
const kindOf = (part: number): 0 | 1 | 2 => (part === 1 ? 1 : part < FIRST_ALIAS ? 0 : 2)

const FIRST_ALIAS = 6

const wholeWeight = (part: number): number => (kindOf(part) === 0 ? WEIGHT.title * WEIGHT.whole : (kindOf(part) === 1 ? WEIGHT.tags : WEIGHT.alias) * WEIGHT.wholeAlias)

/** The best of the parts, and something for each other one. */
function headOf({ kinds: [title, tags, aliases] }: Hit): number {
  const each = [title * WEIGHT.title, tags * WEIGHT.tags, aliases * WEIGHT.alias]
  const best = Math.max(...each)
  return best + WEIGHT.others * (each[0]! + each[1]! + each[2]! - best)
}

/** What each word counts: rare ones more. */
function weigh(store: Store, query: Query, found: ReadonlyMap<number, Found>): number[] {
  const counts = query.words.map(() => 0)
  for (const { head, body } of found.values()) counts.forEach((_, n) => ((head[n] || body[n]) && counts[n]!++))
  return query.words.map(({ empty }, n) => (counts[n] ? Math.log(1 + store.manifest.entries / (1 + (counts[n] as number))) * (empty ? WEIGHT.empty : 1) : 0))
}

function score({ head, body, parts }: Found, query: Query, weights: readonly number[]): number {
  let sum = 0
  let all = 0
  let covered = 0
  let lacks = false
  weights.forEach((weight, n) => {
    const [inHead, inBody] = [head[n] ?? 0, body[n] ?? 0]
    all += weight
    sum += weight * (inHead + WEIGHT.body * inBody)
    if (inHead || inBody) covered += weight
    else if (weight && !query.words[n]?.empty) lacks = true
  })
  if (!all) return 0
  let whole = 0
  for (const [part, { words, length }] of parts) {
    const matched = weights.reduce((total, weight, n) => total + weight * (words[n] ?? 0), 0) / all
    const count = words.reduce((total, how, n) => total + (query.words[n]?.empty ? 0 : how), 0)
    whole = Math.max(whole, wholeWeight(part) * matched * matched * Math.min(1, 0.25 + (0.75 * count) / Math.max(1, length)))
  }
  const points = (sum / all + whole) * (covered / all) ** WEIGHT.coverage
  // All words before some; of a whole sentence nobody expects all.
  return points + (!lacks && query.words.filter(({ empty }) => !empty).length <= WEIGHT.strict ? ALL : 0)
}
