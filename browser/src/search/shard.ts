/** A file of terms, taken apart. How it is made, and why so, is told in shards.py and tables.py in scripts/studyfold/pages/search. */

import { joined } from "./words"

export interface Term {
  readonly name: string
  readonly stem: string
  readonly codes: string
  readonly starts: Starts
}

/** The first entry of each topic. */
export type Starts = readonly number[]

export interface Shard {
  /** Sorted by their joined names. */
  readonly terms: readonly Term[]
  readonly byName: ReadonlyMap<string, readonly Term[]>
  readonly byStem: ReadonlyMap<string, readonly Term[]>
}

/** For each entry in which a term stands: the entry's number, and what is known of the term there. */
export type Postings = readonly number[]

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
const VALUES: Readonly<Record<string, number>> = Object.fromEntries([...DIGITS].map((digit, value) => [digit, value]))

export function value(digit: string | undefined): number {
  return VALUES[digit ?? ""] ?? 0
}

export function shard(text: string, starts: Starts): Shard {
  const terms: Term[] = []
  const byName = new Map<string, Term[]>()
  const byStem = new Map<string, Term[]>()
  let name = ""
  for (const row of text.split("|")) {
    const [front, ending, codes] = row.split(" ")
    if (!front || codes === undefined) continue
    name = first(name, value(front[0])) + front.slice(1)
    const stem = ending ? without(name, value(ending[0])) + ending.slice(1) : name
    const term = { name, stem, codes, starts }
    terms.push(term)
    add(byName, joined(name), term)
    add(byStem, stem, term)
  }
  return { terms, byName, byStem }
}

export function words(text: string): string[] {
  let name = ""
  return text.split("|").map((row) => (name = first(name, value(row[0])) + row.slice(1)))
}

const decoded = new WeakMap<Term, Postings>()

/** Pairs of numbers; `width` is how many digits hold what is known. */
export function postings(term: Term, width: 1 | 2): Postings {
  const before = decoded.get(term)
  if (before) return before
  const found: number[] = []
  const { codes, starts } = term
  let at = 0
  const digit = (): number => value(codes[at++])
  const distance = (): number => {
    let sum = 0
    for (;;) {
      const next = digit()
      sum = sum * 32 + (next & 31)
      if (next < 32) return sum
    }
  }
  let topic = 0
  while (at < codes.length) {
    let entry = starts[(topic += distance())] ?? 0
    let last
    do {
      entry += distance()
      const part = width === 2 ? digit() : 0
      // The last digit of a topic's last posting says that it is.
      last = digit()
      found.push(entry, part * 32 + (last & 31))
    } while (last < 32)
  }
  decoded.set(term, found)
  return found
}

/** The first characters of a word. Rare ones are two units of a string, and one character. */
function first(word: string, count: number): string {
  return /[\ud800-\udfff]/.test(word) ? [...word].slice(0, count).join("") : word.slice(0, count)
}

function add(map: Map<string, Term[]>, key: string, term: Term): void {
  const list = map.get(key)
  if (list) list.push(term)
  else map.set(key, [term])
}

const without = (word: string, count: number): string => first(word, [...word].length - count)
