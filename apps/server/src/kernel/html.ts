/** Text that is HTML already, made only by `html`. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const ENTITY: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Fills a template with values. Every value is escaped, in text as in quoted attributes, unless it is `Html` itself. */
export function html(parts: TemplateStringsArray, ...values: (string | number | Html | Html[])[]): Html {
  return new Html(parts.reduce((text, part, i) => text + markup(values[i - 1] ?? '') + part));
}

function markup(value: string | number | Html | Html[]): string {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map((one) => one.text).join('');
  return String(value).replace(/[&<>"']/g, (character) => ENTITY[character]!); // because the class lists the table's keys
}
