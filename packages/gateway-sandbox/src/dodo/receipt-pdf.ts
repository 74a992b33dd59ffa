import type { World } from '../world.ts';
import { findCustomer } from './customers.ts';
import { showMoney } from './money.ts';
import type { Payment } from './state.ts';

const PAGE = { width: 595, height: 842, margin: 56, leading: 20 }; // A4 in points

/** The answer of `GET /invoices/payments/{id}`: one page of PDF 1.4. */
export function receiptPdf(world: World, payment: Payment): Buffer {
  const customer = findCustomer(world, payment.customer_id);
  const money = (amountMinor: number) => showMoney(amountMinor, payment.currency);
  return pdfOf([
    'Receipt',
    'Sandbox of Dodo Payments. No money moved.',
    '',
    `Invoice ${payment.payment_id.replace('pay_', 'inv_')}`,
    `Payment ${payment.payment_id}`,
    `Date ${payment.created_at.slice(0, 10)}`,
    `Billed to ${customer.name}, ${customer.email}`,
    '',
    ...payment.lines.map(({ quantity, name, total }) => `${quantity} x ${name}: ${money(total)}`),
    `Tax included: ${money(payment.tax)}`,
    `Total: ${money(payment.total_amount)}`,
  ]);
}

/** The smallest PDF that shows lines of text: a catalogue, a page, a font that every reader has, and the text. */
function pdfOf(lines: string[]): Buffer {
  const text = lines.map((line) => `(${escapePdf(line)}) Tj T*`).join('\n');
  const start = `${PAGE.margin} ${PAGE.height - PAGE.margin}`;
  const content = `BT /F1 12 Tf ${PAGE.leading} TL ${start} Td\n${text}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const xref = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body + xref + trailer, 'latin1');
}

/** Every character becomes one byte, so that lengths and offsets count in bytes; what the font lacks becomes "?". */
function escapePdf(text: string): string {
  return text
    .replaceAll('\u20ac', '\u0080') // the euro sign, where WinAnsi has it
    .replace(/[^\x20-\x7e\u0080\u00a1-\u00ff]/g, '?')
    .replace(/[\\()]/g, '\\$&');
}
