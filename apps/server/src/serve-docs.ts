import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { Marked } from 'marked';

/** Our own documentation, beside the code. */
const DOCS = fileURLToPath(new URL('../../../docs/', import.meta.url));
/** What is served of it: errors link to their page, alerts to theirs, and these to others. */
const FOLDERS = ['', 'runbooks/', 'flows/'];

/**
 * Serves the documentation as pages under /docs: problem documents and alerts link there. The pages are those of this
 * repository, read once; nothing of a request chooses a file.
 */
export function addDocs(server: FastifyInstance): void {
  for (const [address, file] of docsPages()) {
    const page = pageOf(readFileSync(DOCS + file, 'utf8'));
    server.get(address, { config: { rateLimit: false } }, async (_request, reply) =>
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page),
    );
  }
  server.get('/docs/runbooks', async (_request, reply) => reply.redirect('/docs/runbooks/', 308));
}

/** Every page: its address and its file below docs/. A README is its folder. */
export function docsPages(): Map<string, string> {
  const pages = FOLDERS.flatMap((folder) =>
    readdirSync(DOCS + folder)
      .filter((name) => name.endsWith('.md'))
      .map((name): [string, string] => [`/docs/${folder}${name.replace(/(README)?\.md$/, '')}`, folder + name]),
  );
  return new Map(pages);
}

const marked = new Marked({
  walkTokens(token) {
    if (token.type === 'link' && !/^[a-z]+:/.test(token.href)) {
      token.href = token.href.replace(/(README)?\.md(?=#|$)/, '');
    }
  },
  renderer: {
    heading({ tokens, depth, text }) {
      return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
    },
  },
});

const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');

function pageOf(markdown: string): string {
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? 'VOZEX';
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} · VOZEX</title>
<style>
:root{color-scheme:light dark}
body{max-width:46rem;margin:0 auto;padding:2rem 1.25rem 4rem;font:1rem/1.6 system-ui,sans-serif;color:light-dark(#1c1917,#e7e5e4);background:light-dark(#fff,#171412)}
h1{font-size:1.75rem;line-height:1.25}h2{font-size:1.15rem;margin-top:2rem}
a{color:light-dark(#1d4ed8,#93b4ff)}
code{font-size:.9em;background:light-dark(#f3f1ee,#2a2623);padding:.1em .3em;border-radius:.25rem}pre{overflow-x:auto;background:light-dark(#f3f1ee,#2a2623);padding:1rem;border-radius:.5rem}pre code{padding:0}
table{border-collapse:collapse;display:block;overflow-x:auto}td,th{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid light-dark(#e7e2dc,#3a3531)}
:target,td:has(:target){background:light-dark(#fff3c4,#4a3f14)}
</style></head>
<body><nav><a href="/docs/runbooks/">What to do when</a> · <a href="/docs/errors">Errors</a> · <a href="/docs">API</a></nav>
<main>${marked.parse(markdown)}</main></body>
</html>
`;
}
