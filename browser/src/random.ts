/** A question the reader did not choose. */

import { addressOf, guide } from "./site"
import { idInHash } from "./hash"
import { say } from "./say"

export async function goToRandom(): Promise<void> {
  const data = await guide().catch(() => undefined)
  // Never the one just shown: nothing would seem to happen.
  const others = data?.questions.filter(({ id }) => id !== idInHash()) ?? []
  const entry = others[Math.floor(Math.random() * others.length)]
  const url = data && entry && addressOf(data, entry)
  if (url) location.assign(url)
  else say("There is no other question")
}
