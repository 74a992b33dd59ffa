import { type AddressInfo, createServer } from 'node:net';

/** A mail server that keeps what it accepts; says the least of SMTP (RFC 5321) that a client needs. */
export type TestMailServer = {
  readonly url: string;
  /** Accepted messages as they came: headers and body. */
  readonly accepted: string[];
  /** The answer to every recipient from now on; nothing accepts them. */
  refuses(answer: string | undefined): void;
  close(): Promise<void>;
};

export async function openTestMailServer(): Promise<TestMailServer> {
  const accepted: string[] = [];
  let refusal: string | undefined;
  const server = createServer((socket) => {
    let pending = '';
    let inMessage = false;
    const answer = (line: string) => socket.write(`${line}\r\n`);
    answer('220 mail.test');
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      pending += chunk.toString('utf8');
      for (;;) {
        const end = pending.indexOf(inMessage ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const text = pending.slice(0, end);
        pending = pending.slice(end + (inMessage ? 5 : 2));
        if (inMessage) {
          accepted.push(text.replaceAll('\r\n..', '\r\n.'));
          inMessage = false;
          answer('250 accepted');
        } else if (/^DATA/i.test(text)) {
          inMessage = true;
          answer('354 go on');
        } else if (/^RCPT/i.test(text)) answer(refusal ?? '250 ok');
        else if (/^QUIT/i.test(text)) socket.end('221 bye\r\n');
        else answer('250 ok');
      }
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo; // because it listens on a port
  return {
    url: `smtp://127.0.0.1:${port}?ignoreTLS=true`,
    accepted,
    refuses(answer) {
      refusal = answer;
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
