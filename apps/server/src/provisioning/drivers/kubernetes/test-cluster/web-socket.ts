import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** The server's end of a WebSocket (RFC 6455), as much of it as commands in pods need: binary messages, and an end. */
export type ServerSocket = {
  /** @returns whether more may be sent at once. */
  send(message: Buffer): boolean;
  onDrain(resume: () => void): void;
  close(): void;
  /** Cuts the line without a word. */
  cut(): void;
};

const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

/** Answers the handshake and hands on what comes. */
export function acceptSocket(
  request: IncomingMessage,
  socket: Duplex,
  protocol: string,
  on: { message(message: Buffer): void; end(): void },
): ServerSocket {
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${MAGIC}`).digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\nSec-WebSocket-Protocol: ${protocol}\r\n\r\n`,
  );
  let waiting = Buffer.alloc(0);
  let parts: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk]);
    for (let frame = readFrame(waiting); frame; frame = readFrame(waiting)) {
      waiting = waiting.subarray(frame.length);
      if (frame.opcode === CLOSE) socket.end(frameOf(CLOSE, frame.payload.subarray(0, 2)));
      else if (frame.opcode === PING) socket.write(frameOf(PONG, frame.payload));
      else if (frame.opcode !== PONG) {
        parts.push(frame.payload);
        if (!frame.isLast) continue;
        on.message(Buffer.concat(parts));
        parts = [];
      }
    }
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', on.end);
  return {
    send: (message) => socket.write(frameOf(BINARY, message)),
    onDrain: (resume) => socket.once('drain', resume),
    close: () => socket.end(frameOf(CLOSE, Buffer.from([0x03, 0xe8]))), // 1000: as agreed
    cut: () => socket.destroy(),
  };
}

type Frame = { opcode: number; isLast: boolean; payload: Buffer; length: number };

/** @returns null while it is not all there. */
function readFrame(bytes: Buffer): Frame | null {
  if (bytes.length < 2) return null;
  const [first = 0, second = 0] = bytes;
  const short = second & 0x7f;
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  const begin = 2 + lengthBytes + 4; // what clients send is always masked
  if (bytes.length < begin) return null;
  const size = lengthBytes === 2 ? bytes.readUInt16BE(2) : lengthBytes === 8 ? Number(bytes.readBigUInt64BE(2)) : short;
  if (bytes.length < begin + size) return null;
  const mask = bytes.subarray(begin - 4, begin);
  const payload = Buffer.from(bytes.subarray(begin, begin + size));
  for (let place = 0; place < payload.length; place++) {
    payload[place] = (payload[place] ?? 0) ^ (mask[place % 4] ?? 0);
  }
  return { opcode: first & 0x0f || TEXT, isLast: (first & 0x80) !== 0, payload, length: begin + size };
}

function frameOf(opcode: number, payload: Buffer): Buffer {
  const size = payload.length;
  const header = Buffer.alloc(size < 126 ? 2 : size < 65_536 ? 4 : 10);
  header[0] = 0x80 | opcode;
  header[1] = size < 126 ? size : size < 65_536 ? 126 : 127;
  if (header.length === 4) header.writeUInt16BE(size, 2);
  if (header.length === 10) header.writeBigUInt64BE(BigInt(size), 2);
  return Buffer.concat([header, payload]);
}
