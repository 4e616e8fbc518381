/** What the home page and the 404 page offer with a script: search, a random question. */

import { goToRandom } from "./random"
import { openSearch } from "./search/panel"

export function wireHome(): void {
  on("[data-sf=search]", openSearch)
  on("[data-sf=random]", () => void goToRandom())
}

function on(selector: string, act: () => void): void {
  for (const element of document.querySelectorAll(selector)) element.addEventListener("click", act)
}
