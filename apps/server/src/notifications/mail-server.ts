import { createTransport } from 'nodemailer';

/** A written mail on its way out. `id` becomes its Message-ID: a mail that is sent twice can be told by it. */
export type WrittenMail = { id: string; from: string; to: string; subject: string; text: string; html: string };

export type MailServer = {
  /** @throws Error as the server or the network has it. */
  send(mail: WrittenMail): Promise<void>;
  close(): void;
};

const CONNECT_TIMEOUT_MS = 10_000;
/** A server that says nothing for this long will say nothing. */
const SILENCE_TIMEOUT_MS = 30_000;
/** Mail servers count connections from one address; three are always welcome. */
const CONNECTIONS_MAX = 3;

/** Opens the way to a mail server; connections are made at the first mail. */
export function openMailServer(smtpUrl: string): MailServer {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: CONNECTIONS_MAX,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SILENCE_TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ id, from, to, subject, text, html }) {
      await transport.sendMail({
        messageId: `<${id}@vozex>`,
        from,
        // An address object is never parsed for further recipients.
        to: { name: '', address: to },
        subject,
        text,
        html,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
    close: () => transport.close(),
  };
}

/**
 * Signs in at a mail server and sends nothing.
 *
 * @throws Error in the server's words.
 */
export async function askMailServer(smtpUrl: string): Promise<void> {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: CONNECT_TIMEOUT_MS,
  });
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}

/** True when the server refused for good: asking again would be refused again. */
export function isRefusedForGood(error: unknown): boolean {
  const code = (error as { responseCode?: unknown }).responseCode;
  return typeof code === 'number' && code >= 500 && code < 600;
}
