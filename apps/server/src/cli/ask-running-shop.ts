import type { Env } from '../env.ts';
import { VozexError } from '../kernel/errors.ts';
import type { FolderInUse } from '../kernel/folder-lock.ts';

/** What to ask over HTTP instead; `content` is a file as the body. */
export type RemoteCall = {
  method: 'GET' | 'POST';
  path: string;
  body?: unknown;
  content?: NonNullable<RequestInit['body']>;
};

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
  return (await answerOfRunningShop(env, call, inUse)).json();
}

/** The same, with the answer as it comes. */
export async function answerOfRunningShop(env: Env, call: RemoteCall, inUse: FolderInUse): Promise<Response> {
  if (!env.ownerApiKey) throw inUse;
  const type = call.content === undefined ? 'application/json' : 'application/octet-stream';
  const streamed = { duplex: 'half' as const }; // what fetch wants to hear of a body that comes bit by bit
  const answer = await fetch(`http://127.0.0.1:${env.port}${call.path}`, {
    method: call.method,
    headers: { authorization: `Bearer ${env.ownerApiKey}`, 'content-type': type },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    ...(call.content === undefined ? {} : { body: call.content, ...streamed }),
  }).catch(() => undefined);
  if (!answer) throw inUse;
  if (!answer.ok) throw new Refused((await answer.json()) as ConstructorParameters<typeof Refused>[0]); // because errors are problem documents
  return answer;
}
