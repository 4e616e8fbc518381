/** The files of the index: what there is, and which of them a word needs. */

import { shard, words, type Shard, type Starts } from "./shard"
import { joined } from "./words"

export interface Manifest {
  readonly version: string
  readonly entries: number
  /** Each topic's id, the number of its own entry, and its title; its questions follow. An empty id: pages written by hand. */
  readonly topics: readonly (readonly [id: string, entry: number, title: string])[]
  readonly levels: readonly string[]
  /** One digit an entry: the rank of its level. */
  readonly level: string
  readonly heads: readonly string[]
  readonly bodies: readonly string[]
  /** For each topic the first entry of each of its files of texts, counted in the topic. */
  readonly texts: readonly (readonly number[])[]
  /** What words end in beside their stems. */
  readonly endings: string
  /** Words that say nothing of a subject. */
  readonly stop: string
  readonly synonyms: readonly (readonly string[])[]
}

/** Key, title, prose and code, what tells the entry from others of its title, prose and code of the prompt; what is empty at the end is left out. */
export type Text = readonly [key: string, title: string, prose?: string, code?: string, mark?: string, prompt?: string, promptCode?: string]

/** Reads a file of the index. Rejects where it is missing or damaged. */
export type Load = (name: string, version: string) => Promise<unknown>

export type Table = "heads" | "bodies"

const LETTER: Readonly<Record<Table, string>> = { heads: "h", bodies: "b" }

export class Store {
  readonly stop: ReadonlySet<string>
  readonly endings: ReadonlySet<string>
  private readonly shards = new Map<string, Shard>()
  private readonly rows = new Map<string, readonly Text[]>()
  private readonly starts: Starts
  private vocabulary: readonly string[] | undefined

  constructor(
    readonly manifest: Manifest,
    private readonly load: Load,
  ) {
    this.starts = manifest.topics.map(([, entry]) => entry)
    this.stop = new Set(manifest.stop.split(" "))
    this.endings = new Set(manifest.endings.split(" "))
  }

  /** The files that hold a term, or what begins with it; none where the index has no such words. */
  names(table: Table, term: string, beginnings: boolean): string[] {
    const firsts = this.manifest[table]
    const name = joined(term)
    const at = last(firsts, (first) => first <= name)
    const found = at >= 0 ? [firsts[at] as string] : []
    for (let n = at + 1; beginnings && n < firsts.length && firsts[n]?.startsWith(name); n++) found.push(firsts[n] as string)
    return found
  }

  /** Files already read, in the order of their names. */
  read(table: Table, names: readonly string[]): Shard[] {
    return names.flatMap((name) => this.shards.get(LETTER[table] + name) ?? [])
  }

  async fetch(table: Table, names: Iterable<string>): Promise<void> {
    const missing = [...new Set(names)].filter((name) => !this.shards.has(LETTER[table] + name))
    await Promise.all(missing.map(async (name) => this.shards.set(LETTER[table] + name, shard(String(await this.file(`${LETTER[table]}-${hex(name)}`)), this.starts))))
  }

  async words(): Promise<readonly string[]> {
    this.vocabulary ??= words(String(await this.file("words")))
    return this.vocabulary
  }

  /** The texts of entries, by their numbers. */
  async texts(entries: readonly number[]): Promise<(Text | undefined)[]> {
    const { texts, topics } = this.manifest
    return Promise.all(
      entries.map(async (entry) => {
        const number = this.topic(entry)
        const [id = "", start = 0] = topics[number] ?? []
        const starts = texts[number] ?? []
        const file = last(starts, (first) => first <= entry - start)
        const name = `t-${id}-${file}`
        let rows = this.rows.get(name)
        if (!rows) this.rows.set(name, (rows = (await this.file(name)) as Text[]))
        return rows[entry - start - (starts[file] ?? 0)]
      }),
    )
  }

  /** The place in the list of topics of the topic that an entry belongs to. */
  topic(entry: number): number {
    return last(this.manifest.topics, ([, first]) => first <= entry)
  }

  /** Whether an entry is a topic itself, or a page: something else than a question. */
  isQuestion(entry: number): boolean {
    const [id, first] = this.manifest.topics[this.topic(entry)] ?? ["", 0]
    return id !== "" && entry !== first
  }

  private file(name: string): Promise<unknown> {
    return this.load(name, this.manifest.version)
  }
}

function last<T>(list: readonly T[], test: (item: T) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (test(list[middle] as T)) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** A name that every file system takes. */
function hex(name: string): string {
  return [...new TextEncoder().encode(name)].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}
