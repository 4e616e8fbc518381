/** Our own words in the language of the guide, as main.html writes them into each page. scripts/studyfold/languages has them. */

type Form = "zero" | "one" | "two" | "few" | "many" | "other"

const words = JSON.parse(document.querySelector<HTMLMetaElement>("meta[name=sf-words]")?.content || "{}") as Readonly<Record<string, unknown>>

const plurals = new Intl.PluralRules(typeof words.language === "string" ? words.language : "en")

/** A text with `{name}` filled in. A page that lacks it shows its key. */
export function text(key: string, values: Readonly<Record<string, string>> = {}): string {
  return filled(words[key], key, values)
}

/** The form of a text that goes with a number, which stands for `{count}`. */
export function counted(key: string, count: number): string {
  const forms = (words[key] ?? {}) as Readonly<Partial<Record<Form, string>>>
  return filled(forms[plurals.select(count)] ?? forms.other, String(count), { count: String(count) })
}

function filled(text: unknown, otherwise: string, values: Readonly<Record<string, string>>): string {
  return typeof text === "string" ? text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole) : otherwise
}
