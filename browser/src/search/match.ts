/** Which words of the guide a term of a query may stand for, and how well. */

import type { Shard, Term } from "./shard"
import type { Store, Table } from "./store"
import type { Guess } from "./spelling"
import { joined } from "./words"

/** Terms of a table by how well they match, from 0 to 1. */
export type Matches = ReadonlyMap<Term, number>

const QUALITY = { joined: 0.97, form: 0.92, guessedForm: 0.85, beginning: 0.62, wholeWord: 0.25 }

const SHORTEST_STEM = 3
const MOST_BEGUN = 80

/** The words that a term stands for without an error: itself, its forms, and what it begins. */
export function matches(store: Store, table: Table, term: string, beginnings: boolean): Matches {
  const found = new Map<Term, number>()
  const shards = store.read(table, store.names(table, term, beginnings))
  for (const shard of shards) forms(found, shard, term, store.endings)
  if (beginnings) begun(found, shards, term)
  return found
}

/** Whether one of them is more than a beginning. */
export function isKnown(found: Matches): boolean {
  return [...found.values()].some((quality) => quality >= QUALITY.guessedForm)
}

/** The same for words that a misspelt one may have meant. */
export function guessed(store: Store, table: Table, guesses: readonly Guess[]): Matches {
  const found = new Map<Term, number>()
  for (const { word, quality } of guesses)
    for (const [term, how] of matches(store, table, word, false)) keep(found, term, quality * how)
  return found
}

function forms(found: Map<Term, number>, shard: Shard, term: string, endings: ReadonlySet<string>): void {
  const exact = shard.byName.get(joined(term)) ?? []
  for (const each of exact) keep(found, each, each.name === term ? 1 : QUALITY.joined)
  const known = exact.find(({ name }) => name === term)
  const stem = known?.stem ?? longestStem(shard, term, endings)
  if (stem) for (const each of shard.byStem.get(stem) ?? []) keep(found, each, known ? QUALITY.form : QUALITY.guessedForm)
}

/** The stem of a word that the guide lacks, where what follows the stem is an ending of its language. */
function longestStem(shard: Shard, term: string, endings: ReadonlySet<string>): string | undefined {
  for (let length = term.length; length >= SHORTEST_STEM; length--) {
    if (length < term.length && !endings.has(term.slice(length))) continue
    const stem = spellings(term.slice(0, length)).find((each) => shard.byStem.has(each))
    if (stem) return stem
  }
  return undefined
}

/** How a stem may be written without the ending: smil-ing, smile; plann-ing, plan. */
function spellings(stem: string): string[] {
  const isDoubled = stem.length > SHORTEST_STEM && stem[stem.length - 1] === stem[stem.length - 2]
  return [stem, `${stem}e`, ...(isDoubled ? [stem.slice(0, -1)] : [])]
}

/** The shortest words that a term begins: the more of a word is typed, the likelier it is meant. */
function begun(found: Map<Term, number>, shards: readonly Shard[], term: string): void {
  const name = joined(term)
  const longer = shards
    .flatMap(({ terms }) => terms)
    .map((each) => ({ each, whole: joined(each.name) }))
    .filter(({ whole }) => whole.length > name.length && whole.startsWith(name))
    .sort((one, other) => one.whole.length - other.whole.length)
  for (const { each, whole } of longer.slice(0, MOST_BEGUN)) keep(found, each, QUALITY.beginning + (QUALITY.wholeWord * name.length) / whole.length)
}

function keep(found: Map<Term, number>, term: Term, quality: number): void {
  if ((found.get(term) ?? 0) < quality) found.set(term, quality)
}
