/** The sentence that matched, and where in it. */

import { isLetters, optionsNamed } from "./options"
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

/** A letter in front names an option and ends no sentence. */
const SENTENCE = /(?:^\(?\p{L}[).]\s+)?[^\n]+?(?:[.!?…](?=\s)|[。！？؟।]|$)/gmu
const CODE_LINE = /[^\n]+/g

/** What there is to show of an entry. */
export interface Texts {
  readonly title: string
  readonly prose: string
  readonly code: string
  readonly prompt: string
  readonly promptCode: string
}

/** The sentence that tells most of what is wanted, in pieces. */
export function excerpt(texts: Texts, wanted: Wanted): Piece[] {
  return marked(cutAround(sentenceOf(texts, wanted), wanted), wanted)
}

/** Of the answer, or its beginning. Of the prompt only for what is neither there nor in the title: an option to choose would seem to be right. */
function sentenceOf({ title, prose, code, prompt, promptCode }: Texts, wanted: Wanted): string {
  const isQuiz = prompt + promptCode !== ""
  const sentences = split(prose, SENTENCE).filter((each) => !isQuiz || !isLetters(each))
  const lines = split(code, CODE_LINE)
  const said = best(sentences, wanted) || best(lines, wanted)
  if (said || !isQuiz) return said || sentences[0] || lines[0] || ""
  const open = [prompt, promptCode].join("\n")
  const asked = split(prompt, SENTENCE).filter((each) => !isLetters(each))
  const rest = without(wanted, title)
  return best(asked, rest) || best(split(promptCode, CODE_LINE), rest) || sentences[0] || lines[0] || optionsNamed(prose, open)
}

function split(text: string, pattern: RegExp): string[] {
  return (text.match(pattern) ?? []).map((each) => each.trim()).filter(Boolean)
}

/** What is wanted and does not stand in a text. */
function without(wanted: Wanted, text: string): Wanted {
  const held = new Set(spots(text, wanted).map(({ term }) => term))
  return new Map([...wanted].filter(([term]) => !held.has(term)))
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

/** The one that holds most of what is wanted; empty where none holds any. */
function best(candidates: readonly string[], wanted: Wanted): string {
  let found = ""
  let most = 0
  for (const candidate of candidates) {
    const held = new Map(spots(candidate, wanted).map(({ term }) => [term, wanted.get(term) ?? 0]))
    const points = [...held.values()].reduce((sum, each) => sum + each, 0)
    if (points > most * 1.05) [found, most] = [candidate, points]
  }
  return found
}

function cutAround(sentence: string, wanted: Wanted): string {
  if (sentence.length <= LONGEST) return sentence
  const first = spots(sentence, wanted)[0]?.start ?? 0
  const from = first > LONGEST - LEAD ? sentence.lastIndexOf(" ", first - LEAD) + 1 : 0
  const rest = sentence.slice(from)
  const to = rest.length > LONGEST ? Math.max(rest.lastIndexOf(" ", LONGEST), LONGEST / 2) : rest.length
  return `${from ? "… " : ""}${rest.slice(0, to)}${to < rest.length ? " …" : ""}`
}
