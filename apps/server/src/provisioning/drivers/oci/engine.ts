import Docker from 'dockerode';
import { DriverUnreachable } from '../../instance-driver.ts';

/** An answer of the engine's that is not a success. */
type Refusal = Error & { statusCode: number; reason?: string; json?: { message?: string } };

/**
 * Opens the engine's API for one errand: every call ends with `signal`, and a call that got no answer, or the answer
 * that the engine itself failed, throws DriverUnreachable. Podman says 500 for nearly everything, also for what cannot
 * be helped: the text of the error is what an operator needs then.
 */
export function openEngine(socketPath: string, signal: AbortSignal): Docker {
  const docker = new Docker({ socketPath });
  const dial = docker.modem.dial.bind(docker.modem);
  // One place for all calls, since dockerode takes a signal call by call and it would be forgotten in one of them.
  docker.modem.dial = (options, callback) => dial({ ...options, abortSignal: signal }, callback);
  return docker;
}

/** Did the engine answer, and not with a success? */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && typeof (error as { statusCode?: unknown }).statusCode === 'number';
}

/** What the engine said, or why it said nothing; never holds what was sent. */
export function reasonOf(error: unknown): string {
  if (isRefusal(error)) return error.json?.message ?? error.message;
  return error instanceof Error ? error.message : String(error);
}

export function isMissing(error: unknown): boolean {
  return isRefusal(error) && error.statusCode === 404;
}

/** The thing is as it was asked to be already. */
export function isAlreadySo(error: unknown): boolean {
  return (
    isRefusal(error) &&
    (error.statusCode === 304 || /already (paused|started|running)|is not (paused|running)/.test(reasonOf(error)))
  );
}

/** Docker answers 409, Podman 4 answers 500 and says so in words. */
export function isNameTaken(error: unknown): boolean {
  return isRefusal(error) && /already (in use|used|exists)/i.test(reasonOf(error));
}

/** Another program took the port that the engine had picked for the container. */
export function isPortTaken(error: unknown): boolean {
  return isRefusal(error) && /address already in use|port is already allocated/i.test(reasonOf(error));
}

/** The engine understood and will not: asking again for the same helps nothing. */
export function isRefused(error: unknown): boolean {
  return isRefusal(error) && error.statusCode >= 400 && error.statusCode < 500;
}

/** Runs a call whose failing for one known reason is as good as its success. */
export async function unless(known: (error: unknown) => boolean, call: Promise<unknown>): Promise<void> {
  await call.catch((error: unknown) => {
    if (!known(error)) throw error;
  });
}

/** Turns whatever is left into the one error that the reconcile loop knows. */
export function asUnreachable(error: unknown): DriverUnreachable {
  if (error instanceof DriverUnreachable) return error;
  return new DriverUnreachable(`the container engine: ${reasonOf(error)}`, { cause: error });
}
