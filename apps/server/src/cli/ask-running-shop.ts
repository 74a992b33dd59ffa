import type { Env } from '../env.ts';
import { VozexError } from '../kernel/errors.ts';
import type { FolderInUse } from '../kernel/folder-lock.ts';

/** What to ask over HTTP instead. */
export type RemoteCall = { method: 'GET' | 'POST'; path: string; body?: unknown };

/** The running shop said no, in its own words. */
class Refused extends VozexError {
  readonly code: string;
  readonly spec;
  constructor(problem: {
    code: string;
    status: number;
    detail: string;
    errors?: { field: string; message: string }[];
  }) {
    super(problem.detail, problem.errors ?? []);
    this.code = problem.code;
    this.spec = { http: 409 as const, customer: problem.detail };
  }
}

/**
 * Asks the shop that has the embedded database open; only one process can.
 *
 * @param inUse thrown when the shop cannot be asked: no key, or nobody answers.
 * @throws what the shop refuses, with the fields it names.
 */
export async function askRunningShop(env: Env, call: RemoteCall, inUse: FolderInUse): Promise<unknown> {
  return ask(env, inUse, call.path, {
    method: call.method,
    headers: { 'content-type': 'application/json' },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
  });
}

/** The same, with a file as the body. */
export async function sendToRunningShop(
  env: Env,
  file: { path: string; type: string; content: NonNullable<RequestInit['body']> },
  inUse: FolderInUse,
): Promise<unknown> {
  return ask(env, inUse, file.path, {
    method: 'POST',
    headers: { 'content-type': file.type },
    body: file.content,
    duplex: 'half',
  });
}

async function ask(
  env: Env,
  inUse: FolderInUse,
  path: string,
  request: RequestInit & { headers: Record<string, string>; duplex?: 'half' },
): Promise<unknown> {
  if (!env.ownerApiKey) throw inUse;
  const headers = { ...request.headers, authorization: `Bearer ${env.ownerApiKey}` };
  const answer = await fetch(`http://127.0.0.1:${env.port}${path}`, { ...request, headers }).catch(() => undefined);
  if (!answer) throw inUse;
  const body = await answer.json();
  if (!answer.ok) throw new Refused(body as ConstructorParameters<typeof Refused>[0]); // because errors are problem documents
  return body;
}
