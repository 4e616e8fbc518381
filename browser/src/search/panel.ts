/**
 * The search box: a combobox, whose list is the questions found. It opens where it gets the focus, keeps the last words that were
 * searched for, and writes them into the page's address, so that a search can be shared and gone back to.
 */

import { base } from "../site"
import { counted, text } from "../translation"
import { answer, store, type Answer, type Choice, type Row } from "./results"
import type { Piece } from "./excerpt"
import { forget, fromAddress, intoAddress, kept, keep, type State } from "./state"

/** Results at first, and how many more each time. */
const SOME = 8

interface Parts {
  readonly box: HTMLElement
  readonly field: HTMLInputElement
  readonly panel: HTMLElement
  readonly status: HTMLElement
  readonly topic: HTMLSelectElement
  readonly level: HTMLSelectElement
  readonly list: HTMLElement
  readonly more: HTMLButtonElement
  readonly help: HTMLElement
}

let parts: Parts | undefined
let most = SOME
let active = -1
/** The search whose results are shown. */
let shown: State | undefined
/** Counts searches, so that a slow one does not overwrite a later one. */
let turn = 0
/** The search, so counted, whose results are shown; what was typed before it is of no use any more. */
let shownTurn = 0
/** The search, so counted, for which Enter was pressed before its results were shown. */
let awaitedTurn = 0

export function wireSearch(): void {
  const box = document.querySelector<HTMLElement>("[data-sf-search]")
  const field = box?.querySelector("input")
  if (!box || !field) return
  field.addEventListener("focus", () => open(box, field))
  const asked = fromAddress()
  if (!asked) return
  keep(asked)
  openSearch()
}

/** Whether the box is open: single keys do nothing then. */
export const isSearching = (): boolean => parts !== undefined && !parts.panel.hidden

export function openSearch(): void {
  const box = document.querySelector<HTMLElement>("[data-sf-search]")
  // Before it is shown it can't take the focus.
  box?.classList.add("sf-search--open")
  box?.querySelector("input")?.focus()
}

export function closeSearch(): void {
  if (!parts || parts.panel.hidden) return
  shownTurn = ++turn
  parts.panel.hidden = true
  parts.box.classList.remove("sf-search--open")
  document.documentElement.classList.remove("sf-searching")
  parts.field.setAttribute("aria-expanded", "false")
  parts.field.removeAttribute("aria-activedescendant")
  parts.field.blur()
  forget()
}

function open(box: HTMLElement, field: HTMLInputElement): void {
  parts ??= build(box, field)
  if (!parts.panel.hidden) return
  box.classList.add("sf-search--open")
  document.documentElement.classList.add("sf-searching")
  parts.panel.hidden = false
  const before = field.value ? undefined : kept()
  if (before?.words) {
    field.value = before.words
    field.select()
  }
  const filters = offerFilters(parts)
  if (before?.topic || before?.level) void filters.then(() => setFilters(before.topic, before.level))
  else run()
}

/** Nothing here comes from a document, so the markup may be written as text. */
function build(box: HTMLElement, field: HTMLInputElement): Parts {
  const panel = box.querySelector<HTMLElement>(".sf-search__panel") as HTMLElement
  panel.innerHTML = `
    <div class="sf-search__filters">
      <label>${text("topic")} <select data-part="topic"><option value="">${text("all")}</option></select></label>
      <label>${text("level")} <select data-part="level"><option value="">${text("all")}</option></select></label>
      <p class="sf-search__status" role="status"></p>
    </div>
    <div class="sf-search__scroll">
      <div id="sf-results" role="listbox" aria-label="${text("found")}" hidden></div>
      <button type="button" class="sf-plain sf-search__more" hidden>${text("more")}</button>
      <div class="sf-search__help md-typeset"></div>
    </div>
    <p class="sf-search__keys" aria-hidden="true"><kbd>↑</kbd> <kbd>↓</kbd> ${text("choose")} <kbd>Enter</kbd> ${text("open")} <kbd>Esc</kbd> ${text("closeKey")}</p>`
  const find = <T extends Element>(selector: string): T => panel.querySelector<T>(selector) as T
  const made: Parts = {
    box,
    field,
    panel,
    status: find(".sf-search__status"),
    topic: find("[data-part=topic]"),
    level: find("[data-part=level]"),
    list: find("#sf-results"),
    more: find(".sf-search__more"),
    help: find(".sf-search__help"),
  }
  field.setAttribute("aria-controls", made.list.id)
  wire(made)
  return made
}

function wire({ box, field, topic, level, list, more }: Parts): void {
  field.addEventListener("input", () => changed())
  field.addEventListener("keydown", onKey)
  for (const select of [topic, level]) select.addEventListener("change", () => changed())
  more.addEventListener("click", () => {
    most += SOME
    run()
    field.focus()
  })
  list.addEventListener("pointermove", (event) => {
    const row = event.target instanceof Element ? event.target.closest("[role=option]") : null
    if (row) activate([...list.children].indexOf(row), false)
  })
  box.querySelector(".sf-search__close")?.addEventListener("click", closeSearch)
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return
    event.preventDefault()
    closeSearch()
  })
  for (const leaving of ["pointerdown", "focusin"])
    addEventListener(leaving, ({ target }) => {
      if (isSearching() && target instanceof Node && !box.contains(target)) closeSearch()
    })
}

function onKey(event: KeyboardEvent): void {
  if (!parts || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
  const count = parts.list.children.length
  if (event.key === "ArrowDown" && count) activate((active + 1) % count, true)
  else if (event.key === "ArrowUp" && count) activate((active - 1 + count) % count, true)
  else if (event.key === "Enter") openChosen(parts)
  else return
  event.preventDefault()
}

/** Opens a result of what is typed: those of other words may still be shown. */
function openChosen({ list }: Parts): void {
  if (shownTurn === turn) (list.children[Math.max(active, 0)] as HTMLElement | undefined)?.click()
  else awaitedTurn = turn
}

function changed(): void {
  most = SOME
  run()
}

const state = ({ field, topic, level }: Parts): State => ({ words: field.value, topic: topic.value, level: level.value })

function run(): void {
  if (!parts) return
  const at = parts
  const now = state(at)
  const mine = ++turn
  keep(now)
  intoAddress(now)
  if (!now.words.trim()) {
    shownTurn = mine
    return showNothing(at)
  }
  at.panel.setAttribute("aria-busy", "true")
  // Who types faster than results arrive sees those of the first letters meanwhile, and then those of all.
  const isStale = (): boolean => mine !== turn && (mine < shownTurn || !at.list.hidden)
  const take = (found: Answer, early: boolean): void => {
    if (isStale()) return
    shownTurn = mine
    show(at, now, found, !early && mine === turn)
    if (mine !== turn || mine !== awaitedTurn) return
    awaitedTurn = 0
    openChosen(at)
  }
  void answer(now.words, now, most, { isStale, early: (found) => take(found, true) })
    .then((found) => found && take(found, false))
    .catch(() => {
      if (mine !== turn) return
      shownTurn = mine
      showFailure(at)
    })
}

function showNothing({ panel, field, list, more, help, status }: Parts): void {
  list.replaceChildren()
  setList(false)
  more.hidden = true
  status.textContent = ""
  panel.removeAttribute("aria-busy")
  field.removeAttribute("aria-activedescendant")
  help.replaceChildren(paragraph(text("hint")))
}

function show(at: Parts, now: State, { count, rows, words, titlesOnly }: Answer, isFinal: boolean): void {
  const { panel, list, more, help, status } = at
  // The reader may have gone down the list of titles already.
  const chosen = now === shown ? active : 0
  shown = now
  list.replaceChildren(...rows.map(option))
  setList(rows.length > 0)
  more.hidden = count <= rows.length
  const results = count ? counted("results", count) : text("noResults")
  status.textContent = titlesOnly ? text("titlesOnly", { results }) : results
  help.replaceChildren(...(count ? [] : instead(now, words)))
  if (isFinal) panel.removeAttribute("aria-busy")
  activate(rows.length ? chosen : -1, false)
  if (most === SOME) list.parentElement?.scrollTo(0, 0)
}

function showFailure(at: Parts): void {
  showNothing(at)
  at.status.textContent = text("noIndex")
  const link = document.createElement("a")
  link.href = new URL("topics/index.html", base).href
  link.textContent = text("allQuestions")
  const told = paragraph(text("damaged"))
  told.append(link)
  at.help.replaceChildren(told)
}

/** What to try where nothing was found. */
function instead(now: State, words: readonly string[]): Node[] {
  const found: Node[] = [paragraph(text(now.topic || now.level ? "nothingHere" : "nothing", { words: now.words.trim() }))]
  if (now.topic || now.level) found.push(row(chip(text("everywhere"), () => setFilters("", ""))))
  if (words.length) found.push(paragraph(text("near")), row(...words.map((word) => chip(word, () => setWords(word)))))
  const topics = [...(parts?.topic.options ?? [])].slice(1).filter(({ value }) => value)
  found.push(paragraph(text("topics")), row(...topics.map(({ value, text: title }) => topicLink(value, title))))
  return found
}

function setWords(words: string): void {
  if (!parts) return
  parts.field.value = words
  parts.field.focus()
  changed()
}

function setFilters(topic: string, level: string): void {
  if (!parts) return
  parts.topic.value = topic
  parts.level.value = level
  parts.field.focus()
  changed()
}

function setList(shown: boolean): void {
  if (!parts) return
  parts.list.hidden = !shown
  parts.field.setAttribute("aria-expanded", String(shown))
}

function activate(to: number, scroll: boolean): void {
  if (!parts) return
  active = to
  const options = [...parts.list.children]
  options.forEach((option, n) => option.setAttribute("aria-selected", String(n === to)))
  const chosen = options[to]
  if (chosen) parts.field.setAttribute("aria-activedescendant", chosen.id)
  else parts.field.removeAttribute("aria-activedescendant")
  if (scroll) chosen?.scrollIntoView({ block: "nearest" })
}

function option({ question, url, title, mark, topic, level, rank, sentence }: Row, n: number): HTMLElement {
  const made = document.createElement("a")
  made.id = `sf-result-${n}`
  made.className = "sf-result"
  made.href = url.href
  made.tabIndex = -1
  made.setAttribute("role", "option")
  if (question) made.dataset.question = question
  made.append(span("sf-result__title", title))
  if (mark) made.append(span("q-mark", [{ text: mark, marked: false }]))
  const about = span("sf-result__about", [{ text: topic, marked: false }])
  if (level) {
    const pill = span("q-level", [{ text: level, marked: false }])
    pill.dataset.level = String(rank)
    about.append(pill)
  }
  made.append(about)
  if (sentence.length) made.append(span("sf-result__sentence", sentence))
  made.addEventListener("click", () => arriveAnew(url))
  return made
}

/** To follow a link to where one is already, with the same words to mark, would do nothing. */
function arriveAnew(url: URL): void {
  const here = new URL(location.href)
  if (url.pathname !== here.pathname || url.search !== here.search) return
  closeSearch()
  addEventListener("hashchange", () => location.reload(), { once: true })
  if (url.hash === here.hash) location.reload()
}

function span(className: string, pieces: readonly Piece[]): HTMLElement {
  const made = document.createElement("span")
  made.className = className
  for (const { text, marked } of pieces) {
    const part = document.createElement(marked ? "mark" : "span")
    part.textContent = text
    made.append(marked ? part : text)
  }
  return made
}

async function offerFilters(at: Parts): Promise<void> {
  if (at.topic.options.length > 1) return
  const { manifest } = (await store().catch(() => undefined)) ?? {}
  const topics: Choice[] = (manifest?.topics ?? []).map(([id, , title]) => ({ id, title }))
  if (at.topic.options.length > 1) return
  fill(at.topic, topics.filter(({ id }) => id))
  fill(at.level, (manifest?.levels ?? []).map((level) => ({ id: level, title: level })))
}

function fill(select: HTMLSelectElement, choices: readonly Choice[]): void {
  select.append(...choices.map(({ id, title }) => new Option(title, id)))
  const label = select.closest<HTMLElement>("label")
  if (label) label.hidden = choices.length < 2
}

function paragraph(text: string): HTMLElement {
  const made = document.createElement("p")
  made.textContent = text
  return made
}

function row(...children: Node[]): HTMLElement {
  const made = document.createElement("p")
  made.className = "sf-search__chips"
  made.append(...children)
  return made
}

function chip(text: string, act: () => void): HTMLElement {
  const made = document.createElement("button")
  made.type = "button"
  made.className = "sf-chip"
  made.textContent = text
  made.addEventListener("click", act)
  return made
}

function topicLink(id: string, title: string): HTMLElement {
  const made = document.createElement("a")
  made.className = "sf-chip"
  made.href = new URL(`topics/${id}.html`, base).href
  made.textContent = title
  return made
}

