/** The sentence that matched, and where in it. */

import { isUnspaced, joined, terms, tokens } from "./words"

/** A piece of text, marked or not. */
export interface Piece {
  readonly text: string
  readonly marked: boolean
}

/** Terms by how well they stand for words of the query. */
export type Wanted = ReadonlyMap<string, number>

const LONGEST = 220
/** Characters before the first mark, in a sentence that is cut. */
const LEAD = 50

const SENTENCE = /[^\n]+?(?:[.!?…](?=\s)|[。！？؟।]|$)/gmu
const CODE_LINE = /[^\n]+/g

/** The sentence of the prose that holds most of what is wanted, else the line of code, else the beginning; in pieces. */
export function excerpt(prose: string, code: string, wanted: Wanted): Piece[] {
  const [sentence, points] = best(prose, SENTENCE, wanted)
  const [line, more] = points ? [sentence, points] : best(code, CODE_LINE, wanted)
  return marked(cutAround(more ? line : (prose.match(SENTENCE)?.[0] ?? code.match(CODE_LINE)?.[0] ?? ""), wanted), wanted)
}

/** A text in pieces, with the wanted words marked. */
export function marked(text: string, wanted: Wanted): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end } of spots(text, wanted)) {
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false })
    pieces.push({ text: text.slice(start, end), marked: true })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false })
  return pieces
}

export interface Spot {
  readonly start: number
  readonly end: number
  readonly term: string
}

/** Where wanted words stand in a text. In a name only the wanted part. */
export function spots(text: string, wanted: Wanted): Spot[] {
  return tokens(text).flatMap(({ text: token, start, end }) => {
    const [whole = "", ...parts] = terms(token)
    if (isUnspaced(token)) return unspaced(text.slice(start, end), start, wanted)
    const name = wanted.has(whole) ? whole : joined(whole)
    if (wanted.has(name)) return [{ start, end, term: name }]
    const found = parts.flatMap((part) => {
      const at = wanted.has(part) && end - start === token.length ? token.toLowerCase().indexOf(part) : -1
      return at < 0 ? [] : [{ start: start + at, end: start + at + part.length, term: part }]
    })
    return apart(found)
  })
}

/** Spots in their order, without those that begin in another; of two that begin together the longer. */
function apart(found: readonly Spot[]): Spot[] {
  const sorted = [...found].sort((one, other) => one.start - other.start || other.end - one.end)
  const kept: Spot[] = []
  for (const spot of sorted) if (spot.start >= (kept[kept.length - 1]?.end ?? 0)) kept.push(spot)
  return kept
}

function unspaced(run: string, start: number, wanted: Wanted): Spot[] {
  const spots: Spot[] = []
  for (let n = 0; n < run.length; n++) {
    const pair = run.slice(n, n + 2)
    const term = wanted.has(pair) ? pair : wanted.has(run[n] as string) ? (run[n] as string) : undefined
    if (!term) continue
    const last = spots[spots.length - 1]
    const end = start + n + term.length
    if (last && last.end >= start + n) spots[spots.length - 1] = { ...last, end }
    else spots.push({ start: start + n, end, term })
  }
  return spots
}

function best(text: string, pattern: RegExp, wanted: Wanted): [found: string, points: number] {
  let found = ""
  let most = 0
  for (const [candidate] of text.matchAll(pattern)) {
    const held = new Map(spots(candidate, wanted).map(({ term }) => [term, wanted.get(term) ?? 0]))
    const points = [...held.values()].reduce((sum, each) => sum + each, 0)
    if (points > most * 1.05) [found, most] = [candidate, points]
  }
  return [found.trim(), most]
}

function cutAround(sentence: string, wanted: Wanted): string {
  if (sentence.length <= LONGEST) return sentence
  const first = spots(sentence, wanted)[0]?.start ?? 0
  const from = first > LONGEST - LEAD ? sentence.lastIndexOf(" ", first - LEAD) + 1 : 0
  const rest = sentence.slice(from)
  const to = rest.length > LONGEST ? Math.max(rest.lastIndexOf(" ", LONGEST), LONGEST / 2) : rest.length
  return `${from ? "… " : ""}${rest.slice(0, to)}${to < rest.length ? " …" : ""}`
}
