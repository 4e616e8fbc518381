/** Words typed as one that the guide writes apart: `autoscaling`, where it says "auto scaling". */

import { matches } from "./match"
import type { Query, Way } from "./query"
import { postings } from "./shard"
import type { Store, Table } from "./store"
import { isUnspaced } from "./words"

const TABLES: readonly Table[] = ["heads", "bodies"]

/** Letters of a part: shorter ones begin or end too many words. */
const SHORTEST = 4
const QUALITY = 0.7
/** Of the entries that have the rarer part, as many must have the other one too: "data" and "base" are no database. */
const TOGETHER = 0.5

/** The ways to write the words of a query as two. Reads the files of second halves, where the first is a word of the guide. */
export async function apart(store: Store, query: Query): Promise<Way[]> {
  const found = query.words.flatMap(({ text, empty, parts }, n) =>
    empty || parts > 1 || isUnspaced(text) ? [] : halves(store, text).map((terms) => ({ covers: [n], terms, quality: QUALITY, loose: false })),
  )
  await Promise.all(TABLES.map((table) => store.fetch(table, found.flatMap(({ terms }) => store.names(table, terms[1] as string, false)))))
  return found.filter(({ terms }) => areTogether(store, terms))
}

function halves(store: Store, word: string): [string, string][] {
  const found: [string, string][] = []
  for (let at = SHORTEST; at <= word.length - SHORTEST; at++) {
    const [first, second] = [word.slice(0, at), word.slice(at)]
    if (!store.stop.has(first) && !store.stop.has(second) && entries(store, first).size) found.push([first, second])
  }
  return found
}

function areTogether(store: Store, terms: readonly string[]): boolean {
  const [one = new Set(), other = new Set()] = terms.map((term) => entries(store, term))
  const both = [...one].filter((entry) => other.has(entry)).length
  return both > 0 && both >= TOGETHER * Math.min(one.size, other.size)
}

/** Where a word stands in one of its forms, as far as the files that tell are read. */
function entries(store: Store, term: string): Set<number> {
  const found = new Set<number>()
  for (const table of TABLES)
    for (const each of matches(store, table, term, false).keys()) {
      const list = postings(each, table === "heads" ? 2 : 1)
      for (let n = 0; n < list.length; n += 2) found.add(list[n] as number)
    }
  return found
}
