import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv4, isIPv6 } from 'node:net';
import type { DomainSettings } from './domain-settings.ts';

/** Domains in a world where nobody has set any record. */
export const NO_RECORDS: DomainSettings = {
  target: { host: 'apps.shop.test', addresses: [] },
  resolver: { txt: async () => [], cname: async () => [], addresses: async () => [] },
};

/** The records of one name. An alias alone answers for every other type, as name servers do. */
export type Zone = { cname?: string; addresses?: string[]; txt?: string[] };

/** A name server on this machine that answers over UDP what it is told to. */
export type TestDns = {
  /** `address:port`, as a resolver is given it. */
  server: string;
  /** Of all queries: the name and the type, as `A app.example.com`. */
  asked: string[];
  sets(name: string, zone: Zone): void;
  forgets(name: string): void;
  /** Answers SERVFAIL to everything, or is well again. */
  breaks(broken: boolean): void;
  close(): Promise<void>;
};

const TYPES = { 1: 'A', 5: 'CNAME', 16: 'TXT', 28: 'AAAA' } as const;
const TYPE_NUMBER = { A: 1, CNAME: 5, TXT: 16, AAAA: 28 } as const;
type RecordType = keyof typeof TYPE_NUMBER;
const NXDOMAIN = 3;
const SERVFAIL = 2;
const TTL_SECONDS = 0;

export async function startTestDns(): Promise<TestDns> {
  const zones = new Map<string, Zone>();
  const asked: string[] = [];
  let broken = false;
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    const { name, type, question } = readQuestion(query);
    asked.push(`${type ?? 'other'} ${name}`);
    const zone = zones.get(name);
    const records = broken || !zone || !type ? [] : answersOf(zones, name, type);
    const code = broken ? SERVFAIL : zone ? 0 : NXDOMAIN;
    socket.send(reply(query, question, records, code), from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    server: `127.0.0.1:${socket.address().port}`,
    asked,
    sets: (name, zone) => zones.set(name, zone),
    forgets: (name) => zones.delete(name),
    breaks: (is) => {
      broken = is;
    },
    async close() {
      socket.close();
      await once(socket, 'close');
    },
  };
}

type Answer = { name: string; type: RecordType; content: Buffer };

function answersOf(zones: Map<string, Zone>, name: string, type: RecordType): Answer[] {
  const zone = zones.get(name);
  if (!zone) return [];
  if (zone.cname !== undefined) {
    const alias: Answer = { name, type: 'CNAME', content: nameBytes(zone.cname) };
    return type === 'CNAME' ? [alias] : [alias, ...answersOf(zones, zone.cname, type)];
  }
  const addresses = zone.addresses ?? [];
  switch (type) {
    case 'A':
      return addresses.filter(isIPv4).map((one) => ({ name, type, content: Buffer.from(one.split('.').map(Number)) }));
    case 'AAAA':
      return addresses.filter(isIPv6).map((one) => ({ name, type, content: ipv6Bytes(one) }));
    case 'TXT':
      return (zone.txt ?? []).map((text) => ({ name, type, content: textBytes(text) }));
    case 'CNAME':
      return [];
  }
}

const HEADER_BYTES = 12;

function readQuestion(query: Buffer): { name: string; type: RecordType | undefined; question: Buffer } {
  const labels: string[] = [];
  let at = HEADER_BYTES;
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const number = query.readUInt16BE(at + 1);
  const type = Object.hasOwn(TYPES, number) ? TYPES[number as keyof typeof TYPES] : undefined;
  return { name: labels.join('.').toLowerCase(), type, question: query.subarray(HEADER_BYTES, at + 5) };
}

/** A whole message (RFC 1035, 4.1): an authoritative answer that recursion would have given. */
function reply(query: Buffer, question: Buffer, answers: Answer[], code: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  query.copy(header, 0, 0, 2);
  header.writeUInt16BE(0x8580 | code, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(answers.length, 6);
  const records = answers.map(({ name, type, content }) => {
    const fixed = Buffer.alloc(10);
    fixed.writeUInt16BE(TYPE_NUMBER[type], 0);
    fixed.writeUInt16BE(1, 2);
    fixed.writeUInt32BE(TTL_SECONDS, 4);
    fixed.writeUInt16BE(content.length, 8);
    return Buffer.concat([nameBytes(name), fixed, content]);
  });
  return Buffer.concat([header, question, ...records]);
}

function nameBytes(name: string): Buffer {
  const labels = name.split('.').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]));
  return Buffer.concat([...labels, Buffer.from([0])]);
}

/** In parts of 255 bytes at most, as name servers cut long texts. */
function textBytes(text: string): Buffer {
  const bytes = Buffer.from(text);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 255) {
    const part = bytes.subarray(at, at + 255);
    parts.push(Buffer.from([part.length]), part);
  }
  return Buffer.concat(parts);
}

function ipv6Bytes(address: string): Buffer {
  const [head = '', tail] = address.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const before = groups(head);
  const after = groups(tail ?? '');
  const middle = Array<string>(tail === undefined ? 0 : 8 - before.length - after.length).fill('0');
  const numbers = [...before, ...middle, ...after].map((group) => Number.parseInt(group, 16));
  return Buffer.from(numbers.flatMap((number) => [number >> 8, number & 255]));
}
