import type { ProviderAnswer, Refused } from '@vozex/provider-contract';
import { z } from 'zod';
import type { Outcome } from '../../adapter.ts';
import { MultitenantSaasChoices } from './config.ts';
import { exchangeOf } from './exchange-of.ts';

type Property = Record<string, unknown>;

/** What an answer can hold: it joins the buyer's choices, and those are all that `onboard` passes on. */
const KNOWN = (z.toJSONSchema(MultitenantSaasChoices, { io: 'input' }).properties ?? {}) as Record<string, Property>; // because it is an object schema

const ASK_CHARS_MAX = 1_000;
const PARAMETERS = '/parameters/';

/** The provider refused because of something the customer can correct: asks for just those fields. */
export function askAboutRefusal(refused: Refused): Outcome {
  const fields = (refused.fields ?? []).filter((field) => field.pointer.startsWith(PARAMETERS));
  const properties = fields.map(({ pointer, message }) => {
    const name = pointer.slice(PARAMETERS.length);
    return [name, { ...KNOWN[name], description: message }] as const;
  });
  const text = refused.userMessage ?? (fields.map((field) => field.message).join(' ') || SOMETHING_TO_CORRECT);
  return ask(refused.code, text, properties, refused.detail, exchangeOf(refused.exchange));
}

/** The instance waits for input: asks for it, or sends the customer to where the provider asks for it itself. */
export function askForInput(answer: ProviderAnswer, exchange: Parameters<typeof exchangeOf>[0]): Outcome {
  const { notice, inputs_required: inputs } = answer;
  const text = notice?.message ?? (inputs.map((input) => input.error ?? input.label).join(' ') || SOMETHING_TO_CORRECT);
  if (notice?.href) {
    return {
      kind: 'needs_customer',
      code: 'input_required',
      ask: { text: cut(text), link: notice.href },
      ...exchangeOf(exchange),
    };
  }
  const properties = inputs.map(
    ({ name, schema, label, error }) =>
      [name, { ...schema, title: label, ...(error ? { description: error } : {}) }] as const,
  );
  return ask('input_required', text, properties, text, exchangeOf(exchange));
}

const SOMETHING_TO_CORRECT = 'The provider needs something from you before it can go on.';

function ask(
  code: string,
  text: string,
  properties: (readonly [string, Property])[],
  detail: string,
  exchange: ReturnType<typeof exchangeOf>,
): Outcome {
  const unknown = properties.map(([name]) => name).filter((name) => !Object.hasOwn(KNOWN, name));
  if (properties.length === 0 || unknown.length > 0) {
    // Asking for what cannot be passed on would have the customer answer the same question for ever.
    const what =
      unknown.length > 0 ? `for ${unknown.join(', ')}, which VOZEX cannot pass on` : 'without naming a field';
    return { kind: 'needs_operator', code, reason: `The provider asks the customer ${what}: ${detail}`, ...exchange };
  }
  const names = properties.map(([name]) => name);
  const form_schema = { type: 'object', properties: Object.fromEntries(properties), required: names };
  return { kind: 'needs_customer', code, ask: { text: cut(text), form_schema }, ...exchange };
}

function cut(text: string): string {
  return text.slice(0, ASK_CHARS_MAX);
}
