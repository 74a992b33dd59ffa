import { spawn } from 'node:child_process';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Asked } from './request.ts';
import { acceptSocket } from './web-socket.ts';

/** The first byte of a message says what it is. */
const STDIN = 0;
const STDOUT = 1;
const STDERR = 2;
const STATUS = 3;
const CLOSE = 255;

export type ExecProtocol = 'v5.channel.k8s.io' | 'v4.channel.k8s.io';

/** How a command in a pod is run on this machine. */
export type Command = { program: string; args: string[]; environment: NodeJS.ProcessEnv };

/**
 * Runs a command in a pod, over the protocol of channels on a WebSocket.
 *
 * @param cutAfterBytes cuts the line once so much of the output was sent, as a broken network does.
 */
export function runExec(
  asked: Asked,
  request: IncomingMessage,
  socket: Duplex,
  run: { command: Command; protocol: ExecProtocol; cutAfterBytes: number },
): void {
  const { program, args, environment } = run.command;
  const child = spawn(program, args, { env: environment, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.on('error', () => undefined); // it had read enough
  const line = acceptSocket(request, socket, run.protocol, {
    message(message) {
      if (message[0] === STDIN) child.stdin.write(message.subarray(1));
      if (message[0] === CLOSE && message[1] === STDIN && run.protocol.startsWith('v5')) child.stdin.end();
    },
    end: () => child.kill('SIGKILL'),
  });
  if (asked.query.get('stdin') !== 'true') child.stdin.end();
  let sent = 0;
  for (const [channel, stream] of [
    [STDOUT, child.stdout],
    [STDERR, child.stderr],
  ] as const) {
    stream.on('data', (chunk: Buffer) => {
      sent += chunk.length;
      if (sent > run.cutAfterBytes) return line.cut();
      if (line.send(Buffer.concat([Buffer.from([channel]), chunk]))) return;
      stream.pause();
      line.onDrain(() => stream.resume());
    });
  }
  child.on('error', (error) => finish(126, error.message));
  child.on('close', (code) => finish(code ?? 137, `command terminated with non-zero exit code: ${code}`));

  function finish(code: number, message: string): void {
    const failure = {
      status: 'Failure',
      message,
      reason: 'NonZeroExitCode',
      details: { causes: [{ reason: 'ExitCode', message: String(code) }] },
    };
    const status = { metadata: {}, ...(code === 0 ? { status: 'Success' } : failure) };
    line.send(Buffer.concat([Buffer.from([STATUS]), Buffer.from(JSON.stringify(status))]));
    line.close();
  }
}
