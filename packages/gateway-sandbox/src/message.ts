import type { Gateway } from './misbehaviour.ts';

/** One webhook on its way to one receiver. Plain JSON: it is part of the state that survives a restart. */
export type Message = {
  /** Unique per message and receiver. */
  key: string;
  /** What the receiver sees as the id: `webhook-id` at Dodo, the event's `WH-...` at PayPal. */
  id: string;
  gateway: Gateway;
  type: string;
  /** Which registered receiver it goes to. */
  endpointId: string;
  /** What the body is about. Dodo reads that object when the attempt is made; PayPal's body is a kept event. */
  about: { kind: 'payment' | 'refund' | 'subscription' | 'dispute' | 'dunning' | 'event'; id: string };
  /** Ids and metadata values by which a misbehaviour rule can name it. */
  subjects: string[];
  /** When the thing happened, ISO 8601. */
  occurredAt: string;
  state: 'pending' | 'held' | 'withheld' | 'delivered' | 'given_up';
  attempts: number;
  badSignatureFirst: boolean;
};

/** What is wrong with one attempt. */
export const FLAWS = [
  'altered_body',
  'stale_timestamp',
  'wrong_certificate',
  'wrong_name_certificate',
  'wrong_host_certificate',
  'expired_certificate',
] as const;
export type Flaw = (typeof FLAWS)[number] | 'bad_signature';

/** A signed message, ready to be sent. */
export type Letter = { url: string; headers: Record<string, string>; body: string };

/** Writes and signs the letter of an attempt; null when the receiver is gone or switched off. */
export type LetterWriter = (message: Message, flaw: Flaw | undefined) => Promise<Letter | null>;

/** One attempt to deliver a webhook, as `deliveries()` and `GET /sandbox/deliveries` show it. */
export type Delivery = {
  /** Of this attempt: dlv_1, dlv_2 ... */
  id: string;
  /** The id the receiver saw: the same in every attempt of one message. */
  message_id: string;
  gateway: Gateway;
  type: string;
  url: string;
  attempt: number;
  /** ISO 8601. */
  attempted_at: string;
  outcome: 'answered' | 'unreachable' | 'withheld';
  /** What the receiver answered; null when it did not. */
  status: number | null;
  flaw: Flaw | null;
  headers: Record<string, string>;
  body: string;
};
