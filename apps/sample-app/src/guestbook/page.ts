import type { Entry, Settings } from './migrate-book.ts';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string) => text.replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter);

/** The whole site: newest entries first, and a form. */
export function pageOf(book: { entries: Entry[]; settings: Settings | undefined; version: string }): string {
  const title = escaped(book.settings?.title ?? 'Guestbook');
  const entries = book.entries
    .toReversed()
    .map(({ name, text, at }) => `<li><p>${escaped(text)}</p><small>${escaped(name)}, ${at.slice(0, 10)}</small></li>`)
    .join('\n');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>body { font: 1.1rem/1.5 system-ui; max-width: 40rem; margin: 2rem auto; padding: 0 1rem }
label, input, textarea { display: block; width: 100%; margin-bottom: .5rem; font: inherit } small { color: #555 }</style>
<h1>${title}</h1>
${book.settings?.open === false ? '<p>This guestbook is closed.</p>' : FORM}
<ul>${entries}</ul>
<footer><small>Guestbook ${escaped(book.version)}</small></footer>
</html>
`;
}

const FORM = `<form method="post" action="/">
<label>Your name <input name="name" maxlength="80" required></label>
<label>What you want to say <textarea name="text" maxlength="2000" required></textarea></label>
<button>Leave it here</button>
</form>`;
