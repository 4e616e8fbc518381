/** Options of a quiz: an answer that only names one by its letter says nothing outside its question. */

/** Letters, after a label or none, with words as short as "and" between them; these have two at least, or there would be many ways to read "a b c". */
const LETTERS = /^(?:[^\n:：]{1,40}[:：])?[^\p{L}\p{N}]*\p{L}(?:[^\p{L}\p{N}]+(?:\p{L}{2,3}[^\p{L}\p{N}]+)?\p{L})*[^\p{L}\p{N}+#]*$/u
const WORD = /\p{L}+/gu

const isLetter = (word: string): boolean => [...word].length === 1

/** Whether a text names options by their letters and says nothing else. */
export function isLetters(text: string): boolean {
  return LETTERS.test(text)
}

/** What the options say that are named by their letters; empty where the prompt has none of these. */
export function optionsNamed(letters: string, prompt: string): string {
  const named = (letters.match(WORD) ?? []).filter(isLetter).map((letter) => option(letter, prompt))
  return named.filter(Boolean).join(" · ")
}

/** Options have a line each, or stand beside each other in one. */
function option(letter: string, prompt: string): string {
  const found = new RegExp(`(?:^|\\s)\\(?${letter}[).:\\]]+\\s*(\\S.*?)\\s*(?=\\s\\(?\\p{L}[).:\\]]\\s|$)`, "imu").exec(prompt)
  return found?.[1] ?? ""
}
