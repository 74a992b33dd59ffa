import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

/** A document to be printed: what its footer and its properties say. */
export type PdfTitle = {
  title: string;
  author: string;
  /** Stands at the foot of each page, beside its number. */
  footer: string;
  /** When the document was made: the only time it carries. */
  at: Date;
};

export type PdfColumn = {
  title: string;
  /** Its part of the width, relative to the other columns. */
  share: number;
  align?: 'left' | 'right';
};

/** Where a document is written on, from the top down; what does not fit goes on to the next page. */
export type PdfSheet = {
  title(text: string): void;
  heading(text: string): void;
  subheading(text: string): void;
  paragraph(text: string): void;
  /** Smaller and grey: a remark. */
  note(text: string): void;
  /** Names and values in two columns; rows without a value are left out. */
  facts(rows: readonly (readonly [name: string, value: string | null])[]): void;
  /** Its head is repeated on each page. */
  table(columns: readonly PdfColumn[], rows: readonly (readonly string[])[]): void;
};

/** A4, in points of 1/72 inch. */
const PAGE = { width: 595.28, height: 841.89, margin: 50, foot: 64 } as const;
const WIDTH = PAGE.width - 2 * PAGE.margin;
/** Room for the longest name, at 9 points. */
const NAME_WIDTH = 140;
const CELL_GAP = 8;
const INK = '#1a1a1a';
const GREY = '#666666';
const RULE = '#cccccc';

/** DejaVu Sans: a free font with every European script; a letter it lacks shows as a box. */
const require = createRequire(import.meta.url);
const FACES = {
  plain: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
} as const;
const read = new Map<string, Buffer>();

/** Read once: a document an hour or a hundred a minute. */
function face(name: keyof typeof FACES): Buffer {
  const known = read.get(name) ?? readFileSync(FACES[name]);
  read.set(name, known);
  return known;
}

/** Makes a PDF with selectable text. The same input makes the same pages. */
export function writePdf(about: PdfTitle, draw: (sheet: PdfSheet) => void): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: PAGE.margin, left: PAGE.margin, right: PAGE.margin, bottom: PAGE.foot },
    bufferPages: true,
    displayTitle: true,
    lang: 'en',
    info: { Title: printable(about.title), Author: printable(about.author), CreationDate: about.at },
  });
  const parts: Buffer[] = [];
  doc.on('data', (part: Buffer) => parts.push(part));
  doc.on('end', () => resolve(Buffer.concat(parts)));
  doc.on('error', reject);
  try {
    doc.registerFont('plain', face('plain')).registerFont('bold', face('bold'));
    draw(sheetOn(doc));
    addFooters(doc, about);
    doc.end();
  } catch (error) {
    reject(error);
  }
  return promise;
}

function sheetOn(doc: PDFKit.PDFDocument): PdfSheet {
  const block = (text: string, font: 'plain' | 'bold', size: number, color: string, above: number) => {
    if (doc.y > PAGE.margin) doc.y += above;
    doc.font(font).fontSize(size).fillColor(color);
    // A heading alone at the foot of a page belongs to the next one.
    makeRoom(doc, heightOf(doc, text, WIDTH) + (font === 'bold' ? 40 : 0));
    doc.text(printable(text), PAGE.margin, doc.y, { width: WIDTH });
  };
  return {
    title: (text) => block(text, 'bold', 18, INK, 0),
    heading(text) {
      block(text, 'bold', 12, INK, 18);
      rule(doc, 3);
    },
    subheading: (text) => block(text, 'bold', 9, INK, 8),
    paragraph: (text) => block(text, 'plain', 9, INK, 4),
    note: (text) => block(text, 'plain', 8, GREY, 4),
    facts: (rows) => drawFacts(doc, rows),
    table: (columns, rows) => drawTable(doc, columns, rows),
  };
}

function drawFacts(doc: PDFKit.PDFDocument, rows: Parameters<PdfSheet['facts']>[0]): void {
  const valueWidth = WIDTH - NAME_WIDTH - CELL_GAP;
  doc.y += 4;
  for (const [name, value] of rows) {
    if (value === null || value === '') continue;
    doc.font('plain').fontSize(9);
    makeRoom(doc, Math.max(heightOf(doc, name, NAME_WIDTH), heightOf(doc, value, valueWidth)));
    const top = doc.y;
    doc.fillColor(GREY).text(printable(name), PAGE.margin, top, { width: NAME_WIDTH });
    const below = doc.y;
    doc.fillColor(INK).text(printable(value), PAGE.margin + NAME_WIDTH + CELL_GAP, top, { width: valueWidth });
    // A value that went on to the next page ended higher up than its name.
    doc.y = (doc.y < top ? doc.y : Math.max(doc.y, below)) + 3;
  }
}

function drawTable(doc: PDFKit.PDFDocument, columns: readonly PdfColumn[], rows: readonly (readonly string[])[]): void {
  const shares = columns.reduce((sum, column) => sum + column.share, 0);
  const widths = columns.map((column) => (column.share / shares) * (WIDTH - CELL_GAP * (columns.length - 1)));
  const line = (cells: readonly string[], font: 'plain' | 'bold', color: string) => {
    doc.font(font).fontSize(8).fillColor(color);
    const height = Math.max(...cells.map((cell, i) => heightOf(doc, cell, widths[i] ?? 0)));
    const top = doc.y;
    let left: number = PAGE.margin;
    cells.forEach((cell, i) => {
      const width = widths[i] ?? 0;
      // One cell higher than a page is cut: rows stand side by side and cannot flow on.
      const limits = { width, height: Math.min(height, roomOf()), ellipsis: true };
      doc.text(printable(cell), left, top, { ...limits, align: columns[i]?.align ?? 'left' });
      left += width + CELL_GAP;
    });
    doc.y = top + Math.min(height, roomOf()) + 3;
  };
  const head = () => {
    line(
      columns.map((column) => column.title),
      'bold',
      GREY,
    );
    rule(doc, 0);
  };
  doc.y += 6;
  makeRoom(doc, 40);
  head();
  for (const cells of rows) {
    doc.font('plain').fontSize(8);
    const height = Math.max(...cells.map((cell, i) => heightOf(doc, cell, widths[i] ?? 0)));
    if (makeRoom(doc, height)) head();
    line(cells, 'plain', INK);
  }
}

/** What fits on one empty page, below a table's head. */
function roomOf(): number {
  return PAGE.height - PAGE.margin - PAGE.foot - 30;
}

/** Begins a new page where `height` does not fit on this one. @returns whether it did. */
function makeRoom(doc: PDFKit.PDFDocument, height: number): boolean {
  const isFull = doc.y + Math.min(height, roomOf()) > PAGE.height - PAGE.foot;
  if (isFull) doc.addPage();
  return isFull;
}

function heightOf(doc: PDFKit.PDFDocument, text: string, width: number): number {
  return doc.heightOfString(printable(text), { width });
}

function rule(doc: PDFKit.PDFDocument, above: number): void {
  const y = doc.y + above;
  doc
    .moveTo(PAGE.margin, y)
    .lineTo(PAGE.width - PAGE.margin, y)
    .lineWidth(0.5)
    .strokeColor(RULE)
    .stroke();
  doc.y = y + 3;
}

function addFooters(doc: PDFKit.PDFDocument, about: PdfTitle): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page);
    doc.page.margins.bottom = 0; // else writing in the margin would begin a page
    doc.font('plain').fontSize(7).fillColor(GREY);
    const y = PAGE.height - PAGE.foot + 24;
    doc.text(printable(about.footer), PAGE.margin, y, { width: WIDTH - 90, height: 9, ellipsis: true });
    doc.text(`Page ${page + 1} of ${count}`, PAGE.width - PAGE.margin - 80, y, { width: 80, align: 'right' });
  }
}

/** Without what no font shows: control characters, and halves of characters. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return text.toWellFormed().replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ' ');
}
