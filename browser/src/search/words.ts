/** The words of a text, as an index knows them. scripts/studyfold/pages/search/words.py does the same to a guide. */

export interface Token {
  /** Without accents, the case as written. */
  readonly text: string
  readonly start: number
  readonly end: number
}

const TOKEN = /[\p{L}\p{N}_][\p{L}\p{N}_\p{M}ـ]*(?:[.\-‐‑][\p{L}\p{N}_][\p{L}\p{N}_\p{M}ـ]*)*(?:\+\+|#(?![\p{L}\p{N}_]))?/gu
/** An English ending after an apostrophe: passed over. */
const ENDING = /['’](?:s|t|re|ve|ll|d|m)(?![\p{L}\p{N}_])/uy

const UNSPACED = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u2e80-\\u30ff\\u31f0-\\u31ff\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}"
const RUN = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu")
const IS_UNSPACED = new RegExp(`[${UNSPACED}]`, "u")

const HUMP = /[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+/g
const LONGEST = 40

const LETTERS: Readonly<Record<string, string>> = { ß: "ss", ς: "σ", ø: "o", ł: "l", đ: "d", æ: "ae", œ: "oe", ı: "i", ى: "ي", ة: "ه" }

export function tokens(text: string): Token[] {
  const found: Token[] = []
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const end = match.index + match[0].length
    // A sign such as ½ becomes two words.
    for (const text of unaccented(match[0]).match(TOKEN) ?? []) found.push({ text, start: match.index, end })
    TOKEN.lastIndex = end
    ENDING.lastIndex = end
    if (ENDING.test(text)) TOKEN.lastIndex = ENDING.lastIndex
  }
  return found
}

export function unaccented(text: string): string {
  if (isAscii(text)) return text
  return text.replace(/[‐‑]/g, "-").replace(/ـ/g, "").normalize("NFKD").replace(/\p{M}/gu, "")
}

const known = new Map<string, readonly string[]>()

/** What a word or name is indexed by: itself first, then its parts. */
export function terms(token: string): readonly string[] {
  let found = known.get(token)
  if (!found) known.set(token, (found = made(token)))
  return found
}

function made(token: string): string[] {
  const whole = [token, ...parts(token)].map(lowered)
  const found = [...new Set(whole)].flatMap(splitUnspaced)
  return [...new Set(found)].filter((term) => /[^_]/.test(term) && term.length <= LONGEST)
}

function parts(token: string): string[] {
  const pieces = token.split(/[._-]+/).filter(Boolean)
  const isName = pieces.length !== 1 || pieces[0] !== token
  if (isLower(token)) return isName ? pieces : []
  const humps = pieces.filter((piece) => isAscii(piece) && !isLower(piece)).flatMap((piece) => piece.match(HUMP) ?? [])
  return isName || humps.length > 1 ? [...pieces, ...humps] : []
}

const isAscii = (text: string): boolean => /^[\x00-\x7f]*$/.test(text)
const isLower = (text: string): boolean => text === text.toLowerCase() && text !== text.toUpperCase()

export function splitUnspaced(word: string): string[] {
  if (!IS_UNSPACED.test(word)) return [word]
  return (word.match(RUN) ?? []).flatMap((run) => {
    const signs = [...run]
    return IS_UNSPACED.test(run) ? signs.map((sign, n) => sign + (signs[n + 1] ?? "")) : [run]
  })
}

export function isUnspaced(word: string): boolean {
  return IS_UNSPACED.test(word)
}

export function lowered(word: string): string {
  return word.toLowerCase().replace(/[ßςøłđæœıىة]/g, (letter) => LETTERS[letter] ?? letter)
}

/** A name without its joints: `url_for` is found by `urlfor`. */
export function joined(term: string): string {
  return term.replace(/[._-]+/g, "") || term
}
