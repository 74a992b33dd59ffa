import type { SealedColumn } from '../kernel/reseal.ts';
import type { Seal } from '../kernel/seal.ts';
import type { MailContent } from './mail.ts';

/** What stands in mails.payload: sealed, since a sign-in link in it opens an account. */
export type SealedContent = { sealed: string };

export function sealContent(seal: Seal, mailId: string, { kind, payload }: MailContent): SealedContent {
  return { sealed: seal.seal(JSON.stringify({ kind, payload }), purposeOf(mailId)) };
}

/** @throws Error when the key is gone, or the row was altered. */
export function openContent(seal: Seal, mailId: string, content: SealedContent): MailContent {
  return JSON.parse(seal.open(content.sealed, purposeOf(mailId))) as MailContent; // because only sealContent writes it
}

function purposeOf(mailId: string): string {
  return `mail:${mailId}`;
}

/** For `vozex secrets reseal`. */
export const sealedMails: SealedColumn = {
  table: 'mails',
  column: 'payload',
  key: ['id'],
  purposeOf,
  under: 'sealed',
};
