/** Searches a site in Firefox as a reader would, with everything but this machine out of reach, and prints what it saw as JSON. */

import puppeteer from "puppeteer-core"

const [executablePath, root, ...searches] = process.argv.slice(2)
const RESULTS = "#sf-results [role=option]"
const NOWHERE = { "network.proxy.type": 1, "network.proxy.socks": "127.0.0.1", "network.proxy.socks_port": 9 }

const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath,
  headless: true,
  // Without this, puppeteer lets pages on a disk do what readers' browsers forbid.
  extraPrefsFirefox: { "security.fileuri.strict_origin_policy": true, ...NOWHERE },
})
try {
  const page = await browser.newPage()
  await page.setViewport({ width: 1200, height: 900 })
  const strayed = []
  const complaints = []
  page.on("request", (request) => request.url().startsWith(root) || /^(about|data):/.test(request.url()) || strayed.push(request.url()))
  page.on("pageerror", (error) => complaints.push(String(error)))
  const found = {}
  for (const words of searches) {
    await page.goto(`${root}topics/index.html`)
    await page.keyboard.press("/")
    await page.keyboard.down("Control")
    await page.keyboard.press("a")
    await page.keyboard.up("Control")
    await page.keyboard.type(words)
    await settled(page)
    found[words] = await page.$$eval(RESULTS, (links) => links.map((link) => link.dataset.question ?? ""))
  }
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("ArrowUp")
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")])
  await page.waitForSelector("article details[open] mark")
  const opened = await page.$$eval("details[open] > [id$='-answer']", (marks) => marks.map(({ id }) => id))
  const marks = await page.$$eval("article details[open] mark", (marks) => marks.map(({ textContent }) => textContent))
  await page.goto(`${root}index.html?q=${encodeURIComponent(searches[0])}`)
  await settled(page)
  const shared = await page.$$eval(RESULTS, (links) => links.map((link) => link.dataset.question ?? ""))
  console.log(JSON.stringify({ version: await browser.version(), found, opened, marks, shared, strayed, complaints }))
} finally {
  await browser.close()
}

function settled(page) {
  return page.waitForFunction(() => {
    const panel = document.querySelector(".sf-search__panel:not([hidden], [aria-busy])")
    return /result/.test(panel?.querySelector("[role=status]")?.textContent ?? "")
  })
}
