import { extractText } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { type PdfSheet, writePdf } from './pdf.ts';

const about = { title: 'Receipt', author: 'Shop', footer: 'Shop of Ada', at: new Date('2026-03-01T12:00:00Z') };

/** The text of each page, as a reader would copy it. */
async function pagesOf(draw: (sheet: PdfSheet) => void): Promise<string[]> {
  const { text } = await extractText(new Uint8Array(await writePdf(about, draw)), { mergePages: false });
  return text;
}

const COLUMNS = [
  { title: 'When', share: 1 },
  { title: 'What', share: 3 },
];

describe('a printed document', () => {
  it('can be read and copied in every European script', async () => {
    const [page = ''] = await pagesOf((sheet) => {
      sheet.title('Żółta łódź');
      sheet.heading('Ελληνικά');
      sheet.paragraph('Дмитрий платит 20,00 € office');
      sheet.facts([
        ['Name', 'Zoë Ångström'],
        ['Nothing', null],
        ['Empty', ''],
      ]);
    });
    for (const text of ['Żółta łódź', 'Ελληνικά', 'Дмитрий платит 20,00 € office', 'Zoë Ångström']) {
      expect(page).toContain(text);
    }
    expect(page).not.toMatch(/Nothing|Empty/);
  });

  it('goes on to further pages, with the head of its table and its number on each', async () => {
    const rows = Array.from({ length: 150 }, (_, i) => [`day ${i}`, `row number ${i}.`]);
    const pages = await pagesOf((sheet) => sheet.table(COLUMNS, rows));
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((page, i) => {
      expect(page).toContain('When What');
      expect(page).toContain(`Page ${i + 1} of ${pages.length}`);
      expect(page).toContain('Shop of Ada');
    });
    const all = pages.join('\n');
    for (const [, what = ''] of rows) expect(all.split(what)).toHaveLength(2); // each once
  });

  it('breaks what is too long for a line, and loses nothing of it', async () => {
    const address = Array.from({ length: 60 }, (_, i) => `part${i}`).join('/');
    const words = Array.from({ length: 2_500 }, (_, i) => `w${i}`).join(' ');
    const pages = await pagesOf((sheet) => {
      sheet.facts([
        ['Address', address],
        ['Words', words],
        ['After', 'the end'],
      ]);
    });
    const text = pages.map((page) => page.replace(/Shop of Ada\s+Page \d+ of \d+/, '')).join(' ');
    expect(text.replaceAll(/\s+/g, '')).toContain(address);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(words.slice(0, 200));
    expect(text).toContain('w2499');
    expect(text.indexOf('the end')).toBeGreaterThan(text.indexOf('w2499'));
  });

  it('holds a cell that is higher than a page without running away', async () => {
    const huge = Array.from({ length: 3_000 }, (_, i) => `c${i}`).join(' ');
    const pages = await pagesOf((sheet) =>
      sheet.table(COLUMNS, [
        ['a', huge],
        ['b', 'after it'],
      ]),
    );
    expect(pages.length).toBeLessThan(5);
    expect(pages.join('\n')).toContain('after it');
  });

  it('takes out what no font shows', async () => {
    const [page = ''] = await pagesOf((sheet) => sheet.paragraph('a\u0000b\u001b[31mc\ud800d'));
    expect(page).toMatch(/a b \[31mc.*d/);
  });

  it('is the same each time, but for nothing', async () => {
    const draw = (sheet: PdfSheet) => sheet.paragraph('Same');
    expect((await writePdf(about, draw)).equals(await writePdf(about, draw))).toBe(true);
  });

  it('fails as its writer fails', async () => {
    await expect(
      writePdf(about, () => {
        throw new Error('no such payment');
      }),
    ).rejects.toThrow('no such payment');
  });
});
