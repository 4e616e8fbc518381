/** A query to the entries that answer it. Reads the files it needs, and no others. */

import { apart } from "./apart"
import { guessed, isKnown, matches, type Matches } from "./match"
import { parse, type Query, type Way } from "./query"
import { rank, type Filter, type Matched } from "./rank"
import { guesses, type Guess } from "./spelling"
import type { Store, Table } from "./store"

export interface Result {
  readonly query: Query
  /** Numbers of entries, best first. */
  readonly entries: readonly number[]
  /** Terms of the guide that the query's words stand for, and how well. */
  readonly terms: ReadonlyMap<string, number>
  /** Words of the query that stand nowhere, and for nothing. */
  readonly unknown: readonly string[]
}

const TABLES: readonly Table[] = ["heads", "bodies"]

/** Files of answers that are read for what a few letters begin: with one letter it could be all of them. */
const FEW = 3

/** Letters from which on the beginning of a word may be a misspelt word as well. */
const LONG_ENOUGH_TO_DOUBT = 4

export async function search(store: Store, typed: string, filter: Filter): Promise<Result> {
  const asked = parse(typed, store)
  await fetchFor(store, asked)
  const query = { ...asked, ways: [...asked.ways, ...(await apart(store, asked))] }
  const corrected = await corrections(store, query)
  const matched = query.ways.map((way) => match(store, query, way, corrected))
  const terms = new Map<string, number>()
  for (const way of matched)
    for (const { heads, bodies } of way.terms)
      for (const found of [heads, bodies]) for (const [{ name }, quality] of found) terms.set(name, Math.max(terms.get(name) ?? 0, quality * way.quality))
  return { query, entries: rank(store, query, matched, filter), terms, unknown: unknown(query, matched) }
}

const isLast = (query: Query, way: Way): boolean => way.covers.includes(query.words.length - 1)

/** Whether a table is searched for what a term begins. Only the word being typed is a beginning. */
function beginnings(store: Store, table: Table, query: Query, way: Way, term: string): boolean {
  if (!way.loose || !isLast(query, way) || query.words[query.words.length - 1]?.empty) return false
  return table === "heads" || store.names(table, term, true).length <= FEW
}

async function fetchFor(store: Store, query: Query): Promise<void> {
  await Promise.all(
    TABLES.map((table) =>
      store.fetch(
        table,
        query.ways.flatMap((way) => way.terms.flatMap((term) => store.names(table, term, beginnings(store, table, query, way, term)))),
      ),
    ),
  )
}

function match(store: Store, query: Query, way: Way, corrected: ReadonlyMap<string, readonly Guess[]>): Matched {
  const terms = way.terms.map((term) => {
    const [heads, bodies] = TABLES.map((table) => {
      const found = matches(store, table, term, beginnings(store, table, query, way, term))
      const close = way.loose ? guessed(store, table, corrected.get(term) ?? []) : new Map()
      return new Map([...close, ...found]) as Matches
    }) as [Matches, Matches]
    return { heads, bodies }
  })
  return { covers: way.covers, quality: way.quality, terms }
}

/** For each term that the guide has in no form: what it may have meant. */
async function corrections(store: Store, query: Query): Promise<ReadonlyMap<string, readonly Guess[]>> {
  const suspects = query.ways.filter(({ loose, covers }) => loose && !query.words[covers[0] ?? 0]?.empty).flatMap((way) => {
    const [term = ""] = way.terms
    const unfinished = isLast(query, way)
    const found = TABLES.map((table) => matches(store, table, term, beginnings(store, table, query, way, term)))
    const begins = unfinished && term.length < LONG_ENOUGH_TO_DOUBT && found.some(({ size }) => size > 0)
    return way.terms.length > 1 || begins || found.some(isKnown) ? [] : [{ term, unfinished }]
  })
  if (!suspects.length) return new Map()
  const words = await store.words()
  const corrected = new Map(suspects.map(({ term, unfinished }) => [term, guesses(term, words, unfinished)]))
  await Promise.all(TABLES.map((table) => store.fetch(table, [...corrected.values()].flat().flatMap(({ word }) => store.names(table, word, false)))))
  return corrected
}

function unknown(query: Query, matched: readonly Matched[]): string[] {
  return query.words.flatMap(({ text }, n) => {
    const stands = matched.some(({ covers, terms }) => covers.includes(n) && terms.every(({ heads, bodies }) => heads.size + bodies.size > 0))
    return stands ? [] : [text]
  })
}
