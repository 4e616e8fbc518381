/** What a reader typed, as the ways in which an entry may have it. */

import type { Store } from "./store"
import { isUnspaced, joined, lowered, splitUnspaced, terms, tokens } from "./words"

export interface Query {
  readonly words: readonly Word[]
  readonly ways: readonly Way[]
}

export interface Word {
  /** In lower case. */
  readonly text: string
  /** A word that says nothing of the subject, among others that do. */
  readonly empty: boolean
  /** The parts of a name; 1 for a plain word. */
  readonly parts: number
}

/** All these terms stand for these words. */
export interface Way {
  readonly covers: readonly number[]
  readonly terms: readonly string[]
  readonly quality: number
  /** Whether it may be misspelt, or the beginning of a longer word. */
  readonly loose: boolean
}

/** Words of a query that count: nobody types more, and a pasted page should not stop the browser. */
const MOST = 16

const QUALITY = { parts: 0.8, joined: 0.95, synonym: 0.8 }

export function parse(typed: string, store: Store): Query {
  const found = tokens(typed).flatMap(({ text }) => words(text)).filter((text) => terms(text).length).slice(0, MOST)
  const texts = found.map(lowered)
  const telling = texts.some((text) => !store.stop.has(text))
  const each = texts.map((text) => ({ text, empty: telling && store.stop.has(text), parts: pieces(text).length }))
  const ways = [
    ...found.flatMap(own),
    ...texts.slice(1).map((text, n) => ({ covers: [n, n + 1], terms: [`${joined(texts[n] as string)}${joined(text)}`], quality: QUALITY.joined, loose: false })),
    ...synonyms(texts, store.manifest.synonyms),
  ]
  return { words: each, ways }
}

/** A word; of a script without spaces its pairs of characters, of which an entry may have some. */
function words(token: string): string[] {
  if (!isUnspaced(token)) return [token]
  const signs = splitUnspaced(token)
  const pairs = signs.filter((sign) => !isUnspaced(sign) || [...sign].length > 1)
  return pairs.length ? pairs : signs
}

function own(token: string, n: number): Way[] {
  const [whole = "", ...others] = terms(token)
  const covers = [n]
  if (isUnspaced(token)) return [{ covers, terms: [whole], quality: 1, loose: true }]
  const way = { covers, terms: [whole], quality: 1, loose: true }
  const found = pieces(token).map(lowered)
  const parts = found.length > 1 ? found : others.filter((part) => part !== joined(whole) || whole !== joined(whole))
  return parts.length ? [way, { covers, terms: parts, quality: QUALITY.parts, loose: false }] : [way]
}

/** For each group, and each of its phrases that stands in the query: the other phrases. */
function synonyms(texts: readonly string[], groups: Store["manifest"]["synonyms"]): Way[] {
  return groups.flatMap((group) => {
    const phrases = group.map((phrase) => tokens(phrase).map(({ text }) => lowered(text)))
    return phrases.flatMap((phrase) => {
      const at = texts.findIndex((_, n) => phrase.length > 0 && phrase.every((word, m) => same(word, texts[n + m])))
      if (at < 0) return []
      const covers = phrase.map((_, m) => at + m)
      return phrases.filter((other) => other !== phrase).map((other) => ({ covers, terms: other, quality: QUALITY.synonym, loose: false }))
    })
  })
}

const pieces = (token: string): string[] => token.split(/[._-]+/).filter(Boolean)

/** Also in the plural. */
const same = (word: string, typed: string | undefined): boolean => typed === word || typed === `${word}s`
