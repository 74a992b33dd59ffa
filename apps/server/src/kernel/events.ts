import type { App, Flow, Listener } from './app.ts';
import type { Tx } from './database.ts';

export type { Listener } from './app.ts';

/** Something that happened, in the past tense, with what its listeners need to know. */
export type EventDefinition<Payload> = { readonly name: string; readonly payload?: Payload };

/** One line of flow.ts; `A` is what its listeners need of the app. */
export type FlowLine<A extends App = App> = { event: string; listeners: Listener<never, A>[] };

export function defineEvent<Payload>(name: string): EventDefinition<Payload> {
  return { name };
}

/** Connects an event to who acts on it. A listener that wants a field the event lacks does not compile. */
export function on<Payload, A extends App>(
  event: EventDefinition<Payload>,
  ...listeners: Listener<Payload, A>[]
): FlowLine<A> {
  return { event: event.name, listeners };
}

export function flowOf<A extends App>(lines: FlowLine<A>[]): Flow {
  return new Map(lines.map((line) => [line.event, line.listeners]));
}

/**
 * Says that something happened. Every listener acts within `tx`: either all of it is true afterwards or none.
 *
 * @throws what a listener throws; the transaction must then roll back.
 */
export async function announce<Payload>(
  app: App,
  tx: Tx,
  event: EventDefinition<Payload>,
  payload: Payload,
): Promise<void> {
  for (const listener of app.flow.get(event.name) ?? []) {
    // because on() joined only listeners of this payload, and wiring.ts gives every room the whole app
    await (listener as unknown as Listener<Payload>)(app, tx, payload);
  }
}
