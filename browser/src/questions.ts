/** The questions on this page: a heading, its row of details, and the answer that follows it. */

export interface Question {
  readonly id: string
  readonly heading: HTMLHeadingElement
  readonly meta: HTMLElement
  readonly answer: HTMLDetailsElement | undefined
}

/** All of them, in reading order. */
export const questions: readonly Question[] = [...document.querySelectorAll<HTMLElement>(".q-meta")].flatMap(read)

function read(meta: HTMLElement): Question[] {
  const heading = meta.previousElementSibling
  if (!(heading instanceof HTMLHeadingElement) || !heading.id) return []
  return [{ id: heading.id, heading, meta, answer: answerAfter(meta) }]
}

function answerAfter(meta: Element): HTMLDetailsElement | undefined {
  for (let next = meta.nextElementSibling; next && next.tagName !== "H2"; next = next.nextElementSibling)
    if (next instanceof HTMLDetailsElement && next.classList.contains("answer")) return next
  return undefined
}

/** The question an element stands in, or whose heading it is. */
export function questionAt(element: Element | null): Question | undefined {
  if (!element) return undefined
  const later = Node.DOCUMENT_POSITION_PRECEDING
  const before = questions.filter(
    ({ heading }) => heading.contains(element) || element.compareDocumentPosition(heading) & later,
  )
  return heldByArticle(element) ? before[before.length - 1] : undefined
}

const heldByArticle = (element: Element): boolean => element.closest("article") !== null

/** The question whose id, or whose answer's id, a hash names. */
export function questionNamed(hash: string): Question | undefined {
  return questions.find(({ id }) => id === hash || `${id}-answer` === hash)
}
