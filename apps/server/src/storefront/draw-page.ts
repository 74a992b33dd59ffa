import { type Html, html } from '../kernel/html.ts';
import { above } from './bodies.ts';
import type { Page, PageSession } from './page.ts';
import type { ShopLook } from './shop-setting.ts';
import { say } from './words.ts';

/** What the app's first page leaves open for the server. */
const OPEN = {
  title: /<title>[^<]*<\/title>/,
  root: '<div id="root"></div>',
} as const;

type Around = {
  /** Absent where the look changes nothing. */
  themeUrl: string | undefined;
  session: PageSession | undefined;
  /** What the screen needs beside the scripts of every page: loaded with them, and not after them. */
  scripts: readonly string[];
};

/**
 * The app's first page with what the server knows: names for whoever finds it, a style that is there before the first
 * paint, the content itself, and the first answers.
 *
 * @param template the built `index.html`.
 */
export function drawPage(template: string, page: Page, look: ShopLook, { themeUrl, session, scripts }: Around): string {
  const drawn = page.body ?? page.frame;
  const answers = { ...page.answers, ...(session && { '/api/session': session }) };
  const shop = {
    name: look.name,
    headline: look.headline,
    intro: look.intro,
    logo: look.logo === '' ? null : `/pictures/${look.logo}/`,
    announcement: look.announcement,
    announcement_link: look.announcement_link,
    links: [
      { label: say('Terms'), url: look.terms_url },
      { label: say('Privacy'), url: look.privacy_url },
      { label: say('Imprint'), url: look.imprint_url },
      { label: say('Contact'), url: look.contact_url },
    ].filter(({ url }) => url !== ''),
  };
  const head = [
    html`<title>${page.title}</title>`.text,
    html`<meta name="application-name" content="${look.name}">`.text,
    ...metaOf(page, look).map(({ text }) => text),
    ...page.structured.map((block) => data('application/ld+json', block)),
    data('application/json', shop, 'shop'),
    ...(Object.keys(answers).length > 0 ? [data('application/json', answers, 'answers')] : []),
    ...scripts.map((file) => html`<link rel="modulepreload" crossorigin href="/${file}">`.text),
  ];
  const style = themeUrl === undefined ? '' : html`<link rel="stylesheet" href="${themeUrl}">`.text;
  return (
    template
      .replace(OPEN.title, () => head.join('\n    '))
      .replace('</head>', () => `${style}</head>`)
      // What is seen is here already: the app may come after the style and the pictures.
      .replaceAll(/<script type="module"|<link rel="modulepreload"/g, (tag) =>
        drawn ? `${tag} fetchpriority="low"` : tag,
      )
      .replace(OPEN.root, () => `<div id="root">${drawn ? above(look, session).text + drawn.text : ''}</div>`)
  );
}

function metaOf(page: Page, look: ShopLook): Html[] {
  if (page.canonical === undefined) return [html`<meta name="robots" content="noindex">`];
  const graph = (name: string, content: string) => html`<meta property="og:${name}" content="${content}">`;
  return [
    html`<meta name="description" content="${page.description}">`,
    html`<link rel="canonical" href="${page.canonical}">`,
    graph('type', page.kind),
    graph('site_name', look.name),
    graph('title', page.title),
    graph('description', page.description),
    graph('url', page.canonical),
    ...(page.preview === undefined ? [] : [graph('image', page.preview)]),
    html`<meta name="twitter:card" content="${page.preview === undefined ? 'summary' : 'summary_large_image'}">`,
  ];
}

/** Data within the page. It is no script, so the content policy lets it be; nothing in it can end its element. */
function data(type: string, value: object, id?: string): string {
  const text = JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `<script type="${type}"${id === undefined ? '' : ` id="${id}"`}>${text}</script>`;
}
