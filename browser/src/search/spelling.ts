/** Words that a misspelt one may have meant. */

export interface Guess {
  readonly word: string
  readonly quality: number
}

const MOST_GUESSES = 12

/** The nearest words: one error in a short word, two in a long one; a word that goes on after it; a word that holds it. */
export function guesses(typed: string, words: readonly string[], unfinished: boolean): Guess[] {
  const limit = allowed(typed)
  const found: { word: string; distance: number }[] = []
  for (const word of words) {
    const distance = limit ? near(typed, word, limit, unfinished) : Infinity
    if (distance < limit + 0.9) found.push({ word, distance })
  }
  const nearest = Math.min(...found.map(({ distance }) => distance))
  const close = found.filter(({ distance }) => distance < nearest + 0.75).sort((one, other) => one.distance - other.distance)
  const meant = close.slice(0, MOST_GUESSES).map(({ word, distance }) => ({ word, quality: 0.85 - 0.17 * distance }))
  const holding = typed.length > 3 ? words.filter((word) => word.length > typed.length && word.includes(typed)) : []
  return [...meant, ...holding.slice(0, MOST_GUESSES).map((word) => ({ word, quality: 0.5 }))]
}

/** The nearest words of any distance, to offer where nothing was found. */
export function nearest(typed: string, words: readonly string[], count: number): string[] {
  return words
    .filter((word) => word.length > 2 && Math.abs(word.length - typed.length) < typed.length)
    .map((word) => ({ word, distance: edits(typed, word, typed.length) / Math.max(typed.length, word.length) - (word[0] === typed[0] ? 0.15 : 0) }))
    .filter(({ distance }) => distance < 0.75)
    .sort((one, other) => one.distance - other.distance)
    .slice(0, count)
    .map(({ word }) => word)
}

function allowed(typed: string): number {
  const letters = [...typed].length
  return letters < 3 || /^\d+$/.test(typed) ? 0 : letters < 6 ? 1 : 2
}

function near(typed: string, word: string, limit: number, unfinished: boolean): number {
  if (word.length < typed.length - limit || (!unfinished && word.length > typed.length + limit)) return Infinity
  let distance = word.length <= typed.length + limit ? edits(typed, word, limit) : Infinity
  if (distance > limit && typed.length > 3 && sorted(typed) === sorted(word)) distance = limit
  // An error in the first letter is rare.
  if (distance <= limit && typed[0] !== word[0]) distance += 0.4
  if (distance <= limit || !unfinished || typed.length < 4 || word.length <= typed.length) return distance
  const begun = edits(typed, word.slice(0, typed.length), 1)
  return begun > 1 ? Infinity : begun + 0.5
}

const sorted = (word: string): string => [...word].sort().join("")

/** Letters added, left out, changed, or two beside each other exchanged; `limit + 1` stands for all that is more. */
export function edits(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, n) => n)
  for (let n = 1; n <= one.length; n++) {
    const row = [n]
    let least = n
    for (let m = 1; m <= other.length; m++) {
      const change = one[n - 1] === other[m - 1] ? 0 : 1
      let cost = Math.min((last[m] as number) + 1, (row[m - 1] as number) + 1, (last[m - 1] as number) + change)
      if (n > 1 && m > 1 && one[n - 1] === other[m - 2] && one[n - 2] === other[m - 1]) cost = Math.min(cost, (before[m - 2] as number) + 1)
      row.push(cost)
      least = Math.min(least, cost)
    }
    if (least > limit) return limit + 1
    before = last
    last = row
  }
  return last[other.length] as number
}
