import { z } from 'zod';
import type { Clock } from './clock.ts';

const Endpoint = z.enum(['onboard', 'suspend', 'resume', 'cancel', 'upgrade', 'status', 'capabilities']);

const shared = {
  /** How many requests it is for. Without a number: for every one until it is cleared, or its time is over. */
  times: z.int().min(1).max(1_000).optional(),
  /** Only these endpoints; all when left out. */
  only: z.array(Endpoint).min(1).optional(),
  /** Only requests about this instance. */
  instance_key: z.string().max(128).optional(),
  /** Over from this instant on. */
  until: z.iso.datetime({ offset: true }).optional(),
};

const rule = <Kind extends string>(kind: Kind) => z.object({ kind: z.literal(kind), ...shared });

/** One way to misbehave. Names are those of `POST /control/misbehave`. */
export const Misbehaviour = z.discriminatedUnion('kind', [
  /** 503 with code `unavailable`; nothing is done. */
  rule('down'),
  /** Nobody listens: connections are refused. Ends by its time or by `clearMisbehaviour()`. */
  rule('refuse').required({ until: true }),
  /** The work is done, then 500 without a code. */
  rule('500_after_effect'),
  /** The work is done, then the connection is cut without an answer. */
  rule('hang_up_after_effect'),
  /** The right answer, late. Real milliseconds, whatever the clock says. */
  rule('slow').extend({ ms: z.int().min(1).max(60_000) }),
  /** 422 `input_invalid` with these fields; nothing is done. */
  rule('fields_422').extend({ fields: z.array(z.object({ pointer: z.string(), message: z.string() })).min(1) }),
  /** The work is done, then 200 with a web page, as from a proxy that lost its way. */
  rule('html_answer'),
  /** The work is done, the answer is about somebody else's instance. */
  rule('wrong_instance_answer'),
  /** 401; nothing is done. */
  rule('unauthorized'),
]);
export type Misbehaviour = z.infer<typeof Misbehaviour>;

type Asked = { endpoint: string; instanceKey: string | null };

/** The list of rules in force; the first that fits a request is used up for it. */
export function createMisbehaviours(clock: Clock) {
  let rules: { rule: Misbehaviour; left: number }[] = [];
  const isOver = (one: Misbehaviour) => one.until !== undefined && new Date(one.until) <= clock.now();
  return {
    add(one: Misbehaviour): void {
      rules.push({ rule: one, left: one.times ?? Number.POSITIVE_INFINITY });
    },
    clear(): void {
      rules = [];
    },
    /** @returns the rule for this request, counted down */
    take(asked: Asked): Misbehaviour | undefined {
      rules = rules.filter((entry) => entry.left > 0 && !isOver(entry.rule));
      const found = rules.find(({ rule }) => rule.kind !== 'refuse' && fits(rule, asked));
      if (found) found.left -= 1;
      return found?.rule;
    },
    /** Should connections be refused right now? */
    isRefusing: () => rules.some(({ rule }) => rule.kind === 'refuse' && !isOver(rule)),
  };
}

function fits(one: Misbehaviour, asked: Asked): boolean {
  const { only, instance_key: instanceKey } = one;
  if (only && !only.some((endpoint) => endpoint === asked.endpoint)) return false;
  return instanceKey === undefined || instanceKey === asked.instanceKey;
}
