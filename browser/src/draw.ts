/** Draws without putting back: a shuffled order, and how far it has been gone through. Both fit into an address. */

export interface Draw {
  readonly index: number
  /** What the next draw is to be given. */
  readonly state: string
}

/** The next of so many, but for the one that is there now; `undefined` where there is no other. An order that has come to its end is followed by a new one. */
export function draw(count: number, now: number, state: string): Draw | undefined {
  if (count < 2 && now >= 0) return undefined
  const [seed = NaN, gone = NaN] = state.split("-").map(Number)
  return (seed >= 0 && gone >= 0 ? next(count, now, seed, gone) : undefined) ?? next(count, now, Math.floor(Math.random() * 2 ** 32), 0)
}

function next(count: number, now: number, seed: number, gone: number): Draw | undefined {
  const order = shuffled(count, seed)
  const at = order[gone] === now ? gone + 1 : gone
  const index = order[at]
  return index === undefined ? undefined : { index, state: `${seed}-${at + 1}` }
}

/** The same order for the same seed. */
function shuffled(count: number, seed: number): number[] {
  const order = [...Array(count).keys()]
  for (let n = count - 1, random = seed; n > 0; n--) {
    random = mixed(random + n)
    const other = random % (n + 1)
    ;[order[n], order[other]] = [order[other] as number, order[n] as number]
  }
  return order
}

/** A number below 2 ** 32 that looks like any other: the last step of MurmurHash3. */
function mixed(value: number): number {
  let bits = value
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
