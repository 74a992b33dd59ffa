import { PassThrough, type Readable, Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { Exec, type V1Status } from '@kubernetes/client-node';
import { DriverUnreachable } from '../../instance-driver.ts';
import type { Errand } from './errand.ts';
import { NAME } from './names.ts';

/** What may wait in memory in either direction, bytes: the client itself knows no limit. */
const WAITING_BYTES_MAX = 1_048_576;
const DRAIN_LOOK_MS = 10;

/** What a failing command says of it is told up to here. */
const COMPLAINT_CHARACTERS_MAX = 1_000;

/** The part of a WebSocket that is used here; the client hands one out without types. */
type Line = {
  readonly bufferedAmount: number;
  pause(): void;
  resume(): void;
  terminate(): void;
  onmessage: (event: unknown) => void;
  onclose: () => void;
};

/** A command in the carrier ended with a fault; the message is what it said. */
export class CommandFailed extends Error {}

/**
 * Runs a command in the carrier pod. What it wrote is whole only once this has returned.
 *
 * @param streams `input` is never closed at the other end, since older clusters cannot be told that it has ended: the
 * command must know by itself how much to read.
 * @throws CommandFailed, DriverUnreachable when the line was cut, and what `read` throws
 */
export async function runInCarrier(
  { cluster }: Errand,
  namespace: string,
  command: string[],
  streams: { read?: (output: Readable) => Promise<void>; input?: Readable },
): Promise<void> {
  const output = new PassThrough({ highWaterMark: WAITING_BYTES_MAX });
  const complaint = collector();
  const input = streams.input && new PassThrough();
  const ended = Promise.withResolvers<V1Status>();
  ended.promise.catch(() => undefined); // it is waited for below, if anything comes so far

  const line = await dial(() =>
    new Exec(cluster.kubeConfig).exec(
      ...([namespace, NAME.carrier, NAME.carrier, command, output, complaint.sink, input ?? null, false] as const),
      ended.resolve,
    ),
  );
  holdWhileFull(line, output);
  line.onclose = () => ended.reject(new DriverUnreachable('the cluster: the line to the pod was cut'));
  const breakOff = () => ended.reject(cluster.signal.reason);
  cluster.signal.addEventListener('abort', breakOff);
  if (cluster.signal.aborted) breakOff();
  const over = new AbortController();
  try {
    const reading = (streams.read ?? drain)(output);
    reading.catch(ended.reject);
    if (streams.input && input) feed(streams.input, input, line, over.signal).catch(ended.reject);
    const status = await ended.promise;
    if (status.status !== 'Success') throw new CommandFailed(complaint.text() || (status.message ?? 'it failed'));
    await reading;
  } finally {
    over.abort();
    cluster.signal.removeEventListener('abort', breakOff);
    line.terminate();
    output.destroy();
  }
}

/** The client throws events where errors are expected. */
async function dial(exec: () => Promise<unknown>): Promise<Line> {
  try {
    return (await exec()) as Line; // because the client's type of it comes from a package that is not here
  } catch (error) {
    const said = (error as { message?: unknown }).message;
    throw new DriverUnreachable(`the cluster let nobody into the pod: ${said}`, { cause: error });
  }
}

/** The client writes whatever comes; so it is kept from coming while nobody has read what came before. */
function holdWhileFull(line: Line, output: PassThrough): void {
  const receive = line.onmessage;
  line.onmessage = (event) => {
    receive(event);
    if (!output.writableNeedDrain) return;
    line.pause();
    output.once('drain', () => line.resume());
  };
}

/** Hands on what the client sends without looking, as fast as the line takes it. */
async function feed(source: Readable, input: PassThrough, line: Line, over: AbortSignal): Promise<void> {
  for await (const chunk of source) {
    while (line.bufferedAmount > WAITING_BYTES_MAX && !over.aborted) await pause(DRAIN_LOOK_MS);
    if (over.aborted) return;
    input.write(chunk);
  }
}

async function drain(output: Readable): Promise<void> {
  for await (const _ of output);
}

function collector(): { sink: Writable; text(): string } {
  let said = '';
  const sink = new Writable({
    write(chunk, _encoding, done) {
      said = (said + String(chunk)).slice(0, COMPLAINT_CHARACTERS_MAX);
      done();
    },
  });
  return { sink, text: () => said.trim() };
}
