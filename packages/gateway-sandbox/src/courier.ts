import type { Clock } from './clock.ts';
import type { Delivery, Flaw, Letter, LetterWriter, Message } from './message.ts';
import { FLAWS } from './message.ts';
import type { Gateway, MisbehaviourName, RuleBook } from './misbehaviour.ts';

/** Dodo waits 15 s for an answer (its docs); nothing is known of PayPal's patience. */
const ANSWER_MS_MAX = 15_000;
/** A webhook leaves a moment after the answer to the call that caused it, as from a queue. */
const FIRST_ATTEMPT_MS = 5;
const LATE_MS_DEFAULT = 2_000;
const COPIES_DEFAULT = 3;
/** Finished messages kept for replay. A long-running sandbox must not grow for ever. */
const FINISHED_MESSAGES_MAX = 2_000;
const DELIVERIES_MAX = 5_000;

type CourierOptions = {
  clock: Clock;
  rules: RuleBook;
  writers: Record<Gateway, LetterWriter>;
  /** Pauses before the second, third ... attempt. After the last one the message is given up. */
  retryDelaysMs: number[];
  /** The state's own list: messages are kept there across a restart. */
  messages: Message[];
  /** Told the body of every unaltered letter, before it is sent. */
  inspect(message: Message, body: string): void;
  /** Called after each change of a message. */
  changed(): void;
};

/** Brings webhooks to their receivers: in time or late, once or often, and again until they are accepted. */
export class Courier {
  readonly #options: CourierOptions;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #underway = new Set<Promise<unknown>>();
  readonly #deliveries: Delivery[] = [];
  /** From a delivery to its message. */
  readonly #messageKeys = new Map<string, string>();
  #waiting: (() => void)[] = [];
  #closed = false;

  constructor(options: CourierOptions) {
    this.#options = options;
  }

  /** Takes up what an earlier run of the sandbox left undelivered. */
  resume(): void {
    for (const message of this.#options.messages) {
      if (message.state === 'held') message.state = 'pending';
      if (message.state === 'pending') this.#schedule(message, FIRST_ATTEMPT_MS);
    }
  }

  deliveries(): Delivery[] {
    return [...this.#deliveries];
  }

  /**
   * Accepts a new message and sends it in the manner that the rules, or else the payment's amount, ask for.
   * Resolves at once, except when it must be delivered "before the redirect": then after the first attempt.
   */
  async post(message: Message, byAmount: MisbehaviourName | undefined): Promise<void> {
    const { rules, messages } = this.#options;
    const circumstances = { event: message.type, subjects: message.subjects };
    const asked = (what: MisbehaviourName) => rules.take(message.gateway, what, circumstances);

    message.badSignatureFirst = asked('bad_signature_first') !== undefined || byAmount === 'bad_signature_first';
    this.#forgetOldest();
    if (asked('webhook_never') || byAmount === 'webhook_never') {
      message.state = 'withheld';
      messages.push(message);
      this.#record(message, { outcome: 'withheld', status: null, flaw: null });
      return;
    }
    const copies =
      asked('webhook_n_times') ?? (asked('webhook_twice') || byAmount === 'webhook_twice' ? { count: 2 } : null);
    const all = copies ? copiesOf(message, copies.count ?? COPIES_DEFAULT) : [message];
    messages.push(...all);

    const late = asked('webhook_late');
    if (asked('webhook_before_redirect') || byAmount === 'webhook_before_redirect') {
      await Promise.all(all.map((each) => this.#attempt(each)));
    } else if (asked('webhook_out_of_order')) {
      for (const each of all) each.state = 'held';
    } else {
      for (const each of all) this.#schedule(each, late ? (late.ms ?? LATE_MS_DEFAULT) : FIRST_ATTEMPT_MS);
    }
    this.#options.changed();
  }

  /**
   * Sends a message once more, whatever became of it.
   *
   * @param id of a delivery (dlv_...), or a message's key or id.
   */
  async replay(id: string): Promise<Delivery | null> {
    const sought = this.#messageKeys.get(id) ?? id;
    const message = this.#options.messages.find((each) => each.key === sought || each.id === sought);
    return message ? await this.#attempt(message) : null;
  }

  /** Resolves when no webhook is waiting, on its way, or due for another attempt. Held ones are sent at last. */
  async drain(): Promise<void> {
    while (!this.#closed) {
      if (this.#underway.size > 0 || this.#timers.size > 0) {
        await new Promise<void>((resolve) => this.#waiting.push(resolve));
      } else if (!this.#release()) {
        return;
      }
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#wake();
    await Promise.allSettled(this.#underway);
  }

  #schedule(message: Message, delayMs: number): void {
    if (this.#closed) return;
    const timer = setTimeout(() => {
      this.#timers.delete(message.key);
      void this.#attempt(message);
    }, delayMs);
    this.#timers.set(message.key, timer);
  }

  #attempt(message: Message): Promise<Delivery> {
    const attempt = this.#deliver(message).finally(() => {
      this.#underway.delete(attempt);
      this.#wake();
    });
    this.#underway.add(attempt);
    return attempt;
  }

  async #deliver(message: Message): Promise<Delivery> {
    message.attempts += 1;
    const flaw = this.#flawOf(message);
    const letter = await this.#options.writers[message.gateway](message, flaw);
    if (!letter) {
      message.state = 'given_up';
      this.#options.changed();
      return this.#record(message, { outcome: 'unreachable', status: null, flaw: null });
    }
    if (flaw !== 'altered_body') this.#options.inspect(message, letter.body);
    const status = await send(letter);
    const delivery = this.#record(
      message,
      { outcome: status === null ? 'unreachable' : 'answered', status, flaw },
      letter,
    );
    this.#decideWhatNext(message, status, flaw);
    this.#options.changed();
    this.#release(message.gateway);
    return delivery;
  }

  #decideWhatNext(message: Message, status: number | null, flaw: Flaw | undefined): void {
    const accepted = status !== null && status >= 200 && status < 300;
    const pauseMs = flaw === 'bad_signature' ? FIRST_ATTEMPT_MS : this.#options.retryDelaysMs[message.attempts - 1];
    if (accepted && flaw !== 'bad_signature') {
      message.state = 'delivered';
    } else if (message.state === 'delivered' || pauseMs === undefined) {
      message.state = message.state === 'delivered' ? 'delivered' : 'given_up';
    } else {
      message.state = 'pending';
      this.#schedule(message, pauseMs);
    }
  }

  #flawOf(message: Message): Flaw | undefined {
    if (message.badSignatureFirst && message.attempts === 1) return 'bad_signature';
    const circumstances = { event: message.type, subjects: message.subjects };
    return FLAWS.find((flaw) => this.#options.rules.take(message.gateway, flaw, circumstances));
  }

  /** Lets go the messages held back by `webhook_out_of_order`; true when there were any. */
  #release(gateway?: Gateway): boolean {
    const held = this.#options.messages.filter(
      (message) => message.state === 'held' && (gateway === undefined || message.gateway === gateway),
    );
    for (const message of held) {
      message.state = 'pending';
      this.#schedule(message, FIRST_ATTEMPT_MS);
    }
    return held.length > 0;
  }

  #record(
    message: Message,
    result: Pick<Delivery, 'outcome' | 'status'> & { flaw: Flaw | null | undefined },
    letter?: Letter,
  ): Delivery {
    const delivery: Delivery = {
      id: `dlv_${this.#messageKeys.size + 1}`,
      message_id: message.id,
      gateway: message.gateway,
      type: message.type,
      url: letter?.url ?? '',
      attempt: message.attempts,
      attempted_at: this.#options.clock.now().toISOString(),
      outcome: result.outcome,
      status: result.status,
      flaw: result.flaw ?? null,
      headers: letter?.headers ?? {},
      body: letter?.body ?? '',
    };
    this.#messageKeys.set(delivery.id, message.key);
    this.#deliveries.push(delivery);
    if (this.#deliveries.length > DELIVERIES_MAX) this.#deliveries.shift();
    return delivery;
  }

  #forgetOldest(): void {
    const { messages } = this.#options;
    if (messages.length < FINISHED_MESSAGES_MAX) return;
    const oldest = messages.findIndex(({ state }) => state === 'delivered' || state === 'given_up');
    if (oldest >= 0) messages.splice(oldest, 1);
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

function copiesOf(message: Message, count: number): Message[] {
  return Array.from({ length: count }, (_, index) => ({ ...message, key: `${message.key}#${index + 1}` }));
}

/** @returns the status answered, or null when there was no answer in time. */
async function send(letter: Letter): Promise<number | null> {
  try {
    const answer = await fetch(letter.url, {
      method: 'POST',
      headers: letter.headers,
      body: letter.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_MS_MAX),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return null;
  }
}
