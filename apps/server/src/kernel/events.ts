import type { App } from './app.ts';
import type { Tx } from './database.ts';

/** Something that happened, in the past tense, with what its listeners need to know. */
export type EventDefinition<Payload> = { readonly name: string; readonly payload?: Payload };

/** Does its part within the announcing transaction: database writes and jobs, never a network call. */
export type Listener<Payload> = (app: App, tx: Tx, payload: Payload) => Promise<void>;

/** One line of flow.ts. */
export type FlowLine = { event: string; listeners: Listener<never>[] };

/** The whole flow, looked up by event. */
export type Flow = ReadonlyMap<string, Listener<never>[]>;

export function defineEvent<Payload>(name: string): EventDefinition<Payload> {
  return { name };
}

/** Connects an event to who acts on it. A listener that wants a field the event lacks does not compile. */
export function on<Payload>(event: EventDefinition<Payload>, ...listeners: Listener<Payload>[]): FlowLine {
  return { event: event.name, listeners };
}

export function flowOf(lines: FlowLine[]): Flow {
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
    await (listener as Listener<Payload>)(app, tx, payload); // because on() joined only listeners of this payload
  }
}
