import type { Db } from '../kernel/database.ts';

/** The mails that accounts ask for. */
export type AccountMail =
  | { kind: 'sign_in_link'; subjectId: string; recipient: string; payload: { url: string } }
  | { kind: 'verify_email'; subjectId: string; recipient: string; payload: { url: string; name: string } }
  | { kind: 'team_invite'; subjectId: string; recipient: string; payload: { url: string; invitedBy: string } };

/**
 * A port: what accounts need of outgoing mail, in their own words. notifications/ answers it and wiring.ts joins the
 * two, since mail is written in a later row and sign-in cannot do without it.
 */
export type OutgoingMail = {
  /** Puts a mail into the outbox, once for its kind and subject. Within `db`'s transaction where there is one. */
  enqueue(db: Db, mail: AccountMail): Promise<void>;
};
