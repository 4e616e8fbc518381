/** Says something to readers who listen to the page, and shows it for a moment to those who look at it. */

const voice = document.createElement("p")
voice.className = "sf-say"
voice.setAttribute("role", "status")
document.body.append(voice)

let timer = 0

export function say(text: string): void {
  // Emptied first, or saying the same thing twice would be silent.
  voice.textContent = ""
  clearTimeout(timer)
  requestAnimationFrame(() => (voice.textContent = text))
  timer = window.setTimeout(() => (voice.textContent = ""), 2500)
}
