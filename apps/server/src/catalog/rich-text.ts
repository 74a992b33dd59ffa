import sanitizeHtml from 'sanitize-html';

/** Pictures of ours in one of their widths; nothing is loaded from elsewhere while a buyer reads. */
const OUR_PICTURE = /^\/pictures\/[0-9a-f]{64}\/\d{1,5}\.webp$/;

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['p', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'blockquote', 'pre', 'hr', 'br'],
    ...['strong', 'em', 's', 'u', 'code', 'a', 'img'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    a: ['href', 'rel'],
    img: ['src', 'alt', 'width', 'height', 'loading'],
    th: ['colspan', 'rowspan'],
    td: ['colspan', 'rowspan'],
    ol: ['start'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  transformTags: {
    h1: 'h2', // a page has one, and that is the product's name
    b: 'strong',
    i: 'em',
    a: (tagName, { href = '' }) => ({
      tagName,
      attribs: { href, ...(isOutside(href) && { rel: 'noopener nofollow' }) },
    }),
    img: (tagName, { src = '', alt = '', width = '', height = '' }) => ({
      tagName,
      attribs: { src, alt, ...sizeOf({ width, height }), loading: 'lazy' },
    }),
  },
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !OUR_PICTURE.test(attribs.src ?? ''),
};

const isOutside = (href: string) => /^https?:/i.test(href);

function sizeOf(size: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(size).filter(([, value]) => /^\d{1,5}$/.test(value)));
}

/**
 * What may be shown of a text that an operator, a file or another shop wrote: no script, no style, nothing from
 * elsewhere. A text without a tag is plain, and its blank lines part paragraphs. Done again, it changes nothing.
 */
export function richText(text: string): string {
  if (!hasTag(text)) return paragraphs(text);
  const kept = sanitizeHtml(text, OPTIONS).trim();
  return kept === '' || hasTag(kept) ? kept : `<p>${kept}</p>`; // else it would be taken as plain the next time
}

const hasTag = (text: string) => /<[a-z][^>]*>/i.test(text);

function paragraphs(text: string): string {
  const escaped = text
    .replaceAll('\r', '')
    .trim()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
  if (escaped === '') return '';
  const blocks = escaped.split(/\n\s*\n/);
  return blocks.map((block) => `<p>${block.replaceAll('\n', '<br />')}</p>`).join('');
}

/** Rich text read aloud: for descriptions of pages elsewhere. */
export function plainText(html: string): string {
  return sanitizeHtml(html.replaceAll(/<\/(?:p|h\d|li|tr)>|<br ?\/?>/g, ' '), {
    allowedTags: [],
    allowedAttributes: {},
  })
    .replaceAll(/\s+/g, ' ')
    .trim();
}
