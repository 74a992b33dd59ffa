/** Text for use inside HTML, also inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A button of the page: posts `choice` to the page's own address. */
export type PageButton = { choice: string; label: string; kind: 'main' | 'plain' };

type Page = {
  title: string;
  gateway: string;
  /** Colour of the bar and the main button. White text on it must reach a contrast of 4.5. */
  color: string;
  /** Pairs of label and amount. */
  lines: [string, string][];
  total: string;
  /** A sentence about the state of things, if there is something to say. */
  notice?: string;
  buttons: PageButton[];
  /** Shown instead of buttons when there is nothing left to choose. */
  back?: { label: string; url: string };
};

/** The buyer's page, for both gateways. No script: it works with a keyboard, a phone and a screen reader. */
export function paymentPage(page: Page): string {
  const lines = page.lines.map(
    ([label, amount]) => `<div class="line"><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(amount)}</dd></div>`,
  );
  const buttons = page.buttons.map(
    ({ choice, label, kind }) =>
      `<button class="${kind}" type="submit" name="choice" value="${choice}">${escapeHtml(label)}</button>`,
  );
  const back = page.back
    ? `<a class="back" href="${escapeHtml(page.back.url)}">${escapeHtml(page.back.label)}</a>`
    : '';
  return sandboxPage(
    page,
    `${page.notice ? `<p class="notice" role="status">${escapeHtml(page.notice)}</p>` : ''}
<dl>
${lines.join('\n')}
<div class="line total"><dt>Total</dt><dd>${escapeHtml(page.total)}</dd></div>
</dl>
${buttons.length > 0 ? `<form method="post">${buttons.join('\n')}</form>` : ''}
${back}`,
  );
}

/** The frame of every page: the bar that says what it is, the title, and `inner`, which is HTML already. */
export function sandboxPage(page: Pick<Page, 'title' | 'gateway' | 'color'>, inner: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(page.title)}</title>
<style>${styleOf(page.color)}</style>
</head>
<body>
<p class="bar" role="note"><strong>Sandbox.</strong> This page imitates ${escapeHtml(page.gateway)}. No money moves.</p>
<main>
<h1>${escapeHtml(page.title)}</h1>
${inner}
</main>
</body>
</html>`;
}

function styleOf(color: string): string {
  return `
:root { color-scheme: light; font: 100%/1.5 system-ui, sans-serif; }
* { box-sizing: border-box; }
body { margin: 0; background: #f3f4f6; color: #1f2937; }
.bar { margin: 0; padding: .75rem 1rem; background: ${color}; color: #fff; text-align: center; }
main { max-width: 26rem; margin: 1.5rem auto; padding: 1.5rem; background: #fff; border-radius: .75rem; }
@media (max-width: 28rem) { main { margin: 0; border-radius: 0; } }
h1 { margin: 0 0 1rem; font-size: 1.375rem; }
h2 { margin: 1.75rem 0 .5rem; font-size: 1.125rem; }
.notice { padding: .75rem; border-left: .25rem solid ${color}; background: #f3f4f6; }
dl { margin: 0 0 1.5rem; }
.line { display: flex; justify-content: space-between; gap: 1rem; padding: .5rem 0; border-bottom: 1px solid #e5e7eb; }
.line dd { margin: 0; white-space: nowrap; font-variant-numeric: tabular-nums; }
.total { border-bottom: 0; font-weight: 600; }
button, .back { display: block; width: 100%; min-height: 3rem; margin-top: .75rem; padding: .75rem 1rem; border-radius: .5rem;
  font: inherit; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer; }
.main, .back { border: 1px solid ${color}; background: ${color}; color: #fff; }
.plain { border: 1px solid #6b7280; background: #fff; color: #1f2937; }
button:focus-visible, .back:focus-visible { outline: .1875rem solid #111827; outline-offset: .125rem; }`;
}
