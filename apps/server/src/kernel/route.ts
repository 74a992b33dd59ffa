import type { Readable } from 'node:stream';
import type { Access, Language, Role } from '@vozex/domain';
import { z } from 'zod';
import type { RoomErrors } from './errors.ts';

/** Who is asking, as the session or the key says. `customerId` is set once the address is proven. */
export type Actor =
  | { kind: 'anonymous' }
  | {
      kind: 'user';
      userId: string;
      email: string;
      name: string;
      role: Role;
      customerId: string | null;
      twoFactor: boolean;
      /** What the user has chosen to be spoken to in, if anything. */
      language?: Language | undefined;
    }
  /** `keyId` is null for the key of the environment. */
  | { kind: 'api_key'; role: Exclude<Role, 'customer'>; keyId: string | null };

/** The actor's name in histories and logs. */
export function actorName(actor: Actor): string {
  if (actor.kind === 'user') return `${actor.role}:${actor.userId}`;
  return actor.kind === 'api_key' && actor.keyId !== null ? `api_key:${actor.keyId}` : actor.kind;
}

/** What a handler gets besides its parsed input. */
export type RequestContext = {
  actor: Actor;
  /** The caller's address, after trusted proxies only. */
  ip: string;
  idempotencyKey: string | undefined;
  /** Header values by lower-case name; for the few routes that need one. */
  headers: Record<string, string | string[] | undefined>;
  /** The received bytes, on routes with `bodyKind: 'raw'`; empty elsewhere. */
  rawBody: Buffer;
  /** The body as it arrives, on routes with `bodyKind: 'stream'`; ended elsewhere. */
  stream: Readable;
};

type Shape = z.ZodObject;
type Parsed<S extends Shape | undefined> = S extends Shape ? z.output<S> : undefined;

/** What a route answers that speaks something else than JSON; its `output` is `rawAnswer`. */
export type RawAnswer = {
  status: number;
  headers: Record<string, string>;
  body: Buffer | string | NodeJS.ReadableStream;
};

export type Route<
  A = never,
  P extends Shape | undefined = Shape | undefined,
  Q extends Shape | undefined = Shape | undefined,
  B extends Shape | undefined = Shape | undefined,
  O extends z.ZodType = z.ZodType,
> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** OpenAPI spelling: `/api/orders/{id}`. */
  readonly path: string;
  /** The least access that suffices. A route without it does not compile. */
  readonly access: Access;
  readonly summary: string;
  readonly tag: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** How the body reaches the handler: parsed JSON, the bytes, or a stream. JSON where absent. */
  readonly bodyKind?: 'json' | 'raw' | 'stream';
  /** Largest body accepted, bytes; the server's default where absent. */
  readonly bodyLimit?: number;
  readonly output: O;
  /** Status of success; 200 where absent. */
  readonly status?: 200 | 201 | 202;
  readonly throws?: readonly RoomErrors[];
  /** For what only looks or tries, and has a body: the audit log need not hold it. */
  readonly changesNothing?: true;
  /** Requests a minute from one address; the server's default where absent. */
  readonly perMinute?: number;
  readonly handle: (
    app: A,
    input: { params: Parsed<P>; query: Parsed<Q>; body: Parsed<B> },
    context: RequestContext,
  ) => Promise<z.input<O>>;
};

/** Any route, once it stands in a list. */
// biome-ignore lint/suspicious/noExplicitAny: a list of routes forgets each one's shapes
export type AnyRoute<A> = Route<A, any, any, any, any>;

/** The output of a route that answers a RawAnswer. */
export const rawAnswer = z.custom<RawAnswer>(
  (value) => typeof value === 'object' && value !== null && 'status' in value && 'headers' in value && 'body' in value,
);

/** A route is one value: the router, the OpenAPI document and the access test all read it, so they cannot drift. */
export function defineRoute<
  A,
  O extends z.ZodType,
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  B extends Shape | undefined = undefined,
>(route: Route<A, P, Q, B, O>): Route<A, P, Q, B, O> {
  return route;
}
