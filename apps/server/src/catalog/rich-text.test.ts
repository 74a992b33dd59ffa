import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText, richText } from './rich-text.ts';

const PICTURE = `/pictures/${'a'.repeat(64)}/960.webp`;

describe('rich text', () => {
  it('keeps headings, lists, links, code, tables and pictures of ours', () => {
    const html =
      '<h2>Tills</h2><p>For <strong>one</strong> or <em>ten</em>.</p><ul><li>fast</li></ul><pre><code>npx hookbox</code></pre>' +
      '<table><tbody><tr><th>Plan</th><td>Pro</td></tr></tbody></table>' +
      `<p><img src="${PICTURE}" alt="A till" width="960" height="600" loading="lazy" /></p>`;
    expect(richText(html)).toBe(html);
  });

  it.each([
    ['<p onclick="alert(1)">a</p>', '<p>a</p>'],
    ['<script>alert(1)</script><p>a</p>', '<p>a</p>'],
    ['<a href="javascript:alert(1)">a</a>', '<a>a</a>'],
    ['<a href="//evil.test">a</a>', '<a>a</a>'],
    ['<img src="https://tracker.test/1.gif" onerror="alert(1)"><p>a</p>', '<p>a</p>'],
    ['<img src="/pictures/../api/x.webp"><p>a</p>', '<p>a</p>'],
    ['<iframe src="https://evil.test"></iframe><p>a</p>', '<p>a</p>'],
    ['<style>*{display:none}</style><p style="position:fixed">a</p>', '<p>a</p>'],
    ['<svg><a xlink:href="javascript:alert(1)"><text>a</text></a></svg>', '<a>a</a>'],
    ['<form action="/x"><input name="card"><p>a</p></form>', '<p>a</p>'],
    ['<h1>a</h1>', '<h2>a</h2>'],
  ])('keeps nothing of %s that could harm', (html, kept) => {
    expect(richText(html)).toBe(kept);
  });

  it('says of links to elsewhere that we do not speak for them', () => {
    expect(richText('<a href="https://x.test/">x</a>')).toBe('<a href="https://x.test/" rel="noopener nofollow">x</a>');
  });

  it('takes a text without a tag as plain paragraphs', () => {
    expect(richText('One & two < three.\nSame.\n\nNext.')).toBe(
      '<p>One &amp; two &lt; three.<br />Same.</p><p>Next.</p>',
    );
    expect(richText('  ')).toBe('');
  });

  it('done again changes nothing, whatever it is given', () => {
    const part = fc.constantFrom(
      '<p>',
      '</p>',
      '<b>',
      '<img src=x>',
      '&amp;',
      '&lt;script&gt;',
      '<',
      '"',
      'a',
      '\n\n',
      '<a href="http://x">',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const once = richText(parts.join(''));
        expect(richText(once)).toBe(once);
      }),
    );
  });

  it('can be read aloud', () => {
    expect(plainText('<h2>Tills</h2><p>One<br />two &amp; three</p><ul><li>a</li><li>b</li></ul>')).toBe(
      'Tills One two &amp; three a b',
    );
  });
});
