import type { Language } from '@vozex/domain';
import { inLanguage } from '../../kernel/language.ts';
import { say } from '../words.ts';

/** What stands in place of an installation, and why. */
export type PageName = 'unknown' | 'paused' | 'stopped' | 'starting' | 'unwell';

type Page = { status: 402 | 404 | 503; retryAfterSeconds: number | null; title: string; sentence: string };

/** Plain sentences that tell nothing of whose it is. */
const PAGES = {
  unknown: {
    status: 404,
    retryAfterSeconds: null,
    title: 'There is nothing here',
    sentence: 'No application is found under this address. Look whether it is spelled as it should be.',
  },
  paused: {
    status: 402,
    retryAfterSeconds: 3_600,
    title: 'This application is paused',
    sentence: 'Whoever runs it can bring it back where it was bought. Nothing of what it keeps is lost.',
  },
  stopped: {
    status: 503,
    retryAfterSeconds: 600,
    title: 'This application is switched off',
    sentence: 'Whoever runs it has stopped it and can start it again at any time.',
  },
  starting: {
    status: 503,
    retryAfterSeconds: 5,
    title: 'This application is starting',
    sentence: 'It will be here in a moment. This page looks again by itself.',
  },
  unwell: {
    status: 503,
    retryAfterSeconds: 30,
    title: 'This application does not answer',
    sentence: 'It is being looked after. This page looks again by itself.',
  },
} as const satisfies Record<PageName, Page>;

/** A whole answer of HTTP. */
export type DrawnPage = { status: number; headers: Record<string, string>; body: string };

/** Those that will be gone within a minute load themselves again. */
const RELOAD_SECONDS_MAX = 60;

/** @param language what its visitor reads. */
export function drawPage(name: PageName, language: Language): DrawnPage {
  const { status, retryAfterSeconds, ...words } = PAGES[name];
  const [title, sentence] = inLanguage(language, () => [say(words.title), say(words.sentence)]);
  const reloads = retryAfterSeconds !== null && retryAfterSeconds <= RELOAD_SECONDS_MAX;
  return {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Language': language,
      Vary: 'Accept-Language',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'X-Robots-Tag': 'noindex',
      ...(retryAfterSeconds === null ? {} : { 'Retry-After': String(retryAfterSeconds) }),
    },
    body: `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${reloads ? `<meta http-equiv="refresh" content="${retryAfterSeconds}">\n` : ''}<title>${title}</title>
<style>
:root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas; color: CanvasText; }
main { max-width: 28rem; padding: 2rem; }
h1 { font-size: 1.375rem; font-weight: 600; margin: 0 0 0.5rem; }
p { margin: 0; }
</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${sentence}</p>
</main>
</body>
</html>
`,
  };
}
