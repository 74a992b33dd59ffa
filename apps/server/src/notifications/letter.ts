import { type Html, html } from '../kernel/html.ts';
import { languageNow, spokenDay } from '../kernel/language.ts';
import { say } from './words.ts';

/** What a letter is made of. The HTML and the plain text are drawn from the same blocks, so that they say the same. */
export type Block =
  | { kind: 'paragraph'; text: string }
  | { kind: 'button'; label: string; href: string }
  | { kind: 'table'; rows: [label: string, value: string][]; total: [label: string, value: string] }
  | { kind: 'note'; text: string }
  | { kind: 'link'; label: string; href: string };

export type Letter = { subject: string; blocks: Block[] };

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const note = (text: string): Block => ({ kind: 'note', text });
export const link = (label: string, href: string): Block => ({ kind: 'link', label, href });
export const button = (label: string, href: string): Block => ({ kind: 'button', label, href });
export const greeting = (name: string) => paragraph(name === '' ? say('Hello,') : say('Hello {name},', { name }));

/** A day as letters write it. @param iso an ISO time. */
export function dateOf(iso: string): string {
  return spokenDay(new Date(iso));
}

/** A line of a mail header ends at a line break, and whatever follows would be a header of its own. */
const SUBJECT_LENGTH_MAX = 180;

/** Who a letter is from, and in which colour it says what to press. */
export type Sender = { publicUrl: string; name?: string; accent?: string | undefined };

/** The letter as it is sent. */
export function drawLetter(letter: Letter, shop: Sender): { subject: string; text: string; html: string } {
  const subject = subjectOf(letter.subject);
  const host = new URL(shop.publicUrl).host;
  const from = shop.name ?? host;
  return {
    subject,
    text: `${letter.blocks.map(plain).join('\n\n')}\n\n--\n${from === host ? host : `${from}\n${host}`}\n`,
    html: page(
      subject,
      letter.blocks.map((block) => drawn(block, shop.accent ?? USUAL)),
      { from, url: shop.publicUrl },
    ).text,
  };
}

function subjectOf(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not get into a header
  const line = text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
  return line.length > SUBJECT_LENGTH_MAX ? `${line.slice(0, SUBJECT_LENGTH_MAX - 1)}…` : line;
}

function plain(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'note':
      return block.text;
    case 'button':
    case 'link':
      return `${block.label}:\n${block.href}`;
    case 'table':
      return [...block.rows, block.total].map(([label, value]) => `${label}: ${value}`).join('\n');
  }
}

/** What buttons are drawn in where a shop has no colour of its own. */
const USUAL = '#111827';

function drawn(block: Block, accent: string): Html {
  switch (block.kind) {
    case 'paragraph':
      return html`<p style="margin:0 0 16px">${block.text}</p>`;
    case 'note':
      return html`<p style="margin:0 0 16px;font-size:13px;color:#6b7280">${block.text}</p>`;
    case 'button':
      return html`<p style="margin:24px 0"><a href="${safeAddress(block.href)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:${accent};color:#ffffff;text-decoration:none;font-weight:600">${block.label}</a></p>
<p style="margin:0 0 16px;font-size:13px;color:#6b7280;word-break:break-all">${block.href}</p>`;
    case 'link':
      return html`<p style="margin:0 0 16px;font-size:13px"><a href="${safeAddress(block.href)}" style="color:#6b7280">${block.label}</a></p>`;
    case 'table':
      return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 16px;border-collapse:collapse">${block.rows.map(row)}${totalRow(block.total)}</table>`;
  }
}

function row([label, value]: [string, string]): Html {
  return html`<tr><td style="padding:8px 0;border-bottom:1px solid #e5e7eb">${label}</td><td align="right" style="padding:8px 0;border-bottom:1px solid #e5e7eb;white-space:nowrap">${value}</td></tr>`;
}

function totalRow([label, value]: [string, string]): Html {
  return html`<tr><td style="padding:12px 0;font-weight:600">${label}</td><td align="right" style="padding:12px 0;font-weight:600;white-space:nowrap">${value}</td></tr>`;
}

/** An address from a provider could be `javascript:`; a letter links to web pages only. */
function safeAddress(href: string): string {
  return /^https?:\/\//i.test(href) ? href : '#';
}

function page(subject: string, blocks: Html[], shop: { from: string; url: string }): Html {
  return html`<!doctype html>
<html lang="${languageNow()}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${subject}</title></head>
<body style="margin:0;padding:24px 12px;background:#f3f4f6;font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5;color:#111827">
<div style="max-width:560px;margin:0 auto;padding:32px;background:#ffffff;border-radius:12px">
<h1 style="margin:0 0 20px;font-size:20px;line-height:1.3">${subject}</h1>
${blocks}
</div>
<p style="max-width:560px;margin:16px auto 0;text-align:center;font-size:13px;color:#6b7280"><a href="${shop.url}" style="color:#6b7280">${shop.from}</a></p>
</body>
</html>`;
}
