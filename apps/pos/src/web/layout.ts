import { type Html, html } from './html.ts';

/** The frame of every page. */
export function layout(title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="referrer" content="no-referrer">
  <title>${title}</title>
  <link rel="stylesheet" href="/assets/pos.css">
  <link rel="icon" href="data:,">
</head>
<body>${body}</body>
</html>`;
}

/** What somebody sees who has no business here. It does not tell whether such a workspace exists. */
export function forbiddenPage(): Html {
  return layout(
    'Not your workspace',
    html`<main class="narrow">
      <h1>This workspace is not open to you</h1>
      <p>You may have opened somebody else's address, or your session has ended.</p>
      <p><strong>If you bought it:</strong> open it from your customer center at the marketplace where you bought it.</p>
      <p><strong>If you work there:</strong> ask the owner of the workspace for your invitation.</p>
    </main>`,
  );
}

export function frontPage(): Html {
  return layout(
    'Point of Sale',
    html`<main class="narrow">
      <h1>Point of Sale</h1>
      <p>A small till for small shops, one workspace per shop. It is sold through a marketplace and implements its
      Provider Contract v1 under <code>/api/marketplace</code>.</p>
      <p>You have a workspace? Open it from your customer center at the marketplace where you bought it.</p>
    </main>`,
  );
}
