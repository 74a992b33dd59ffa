import { X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { getGlobalDispatcher, MockAgent, setGlobalDispatcher } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebhookRefused, type WebhookRequest } from '../../gateway.ts';
import { PAYPAL_LIVE, PAYPAL_SANDBOX } from './client.ts';
import { type AskPaypal, openPaypalVerifier } from './verify-webhook.ts';

/**
 * Six deliveries that PayPal itself signed, with the certificate it signed them by. Nothing but the download of that
 * certificate is played here; what is dialled besides it fails.
 */
const FOLDER = new URL('./fixtures/', import.meta.url);
const CERTIFICATE_NAME = 'CERT-360caa42-fca2a594-1a5f47cb';
const CERTIFICATE_PATH = `/v1/notifications/certs/${CERTIFICATE_NAME}`;
const CERTIFICATE = readFileSync(new URL(`${CERTIFICATE_NAME}.pem`, FOLDER), 'utf8');

type Delivery = { webhook_id: string; raw_body: string; headers: Record<string, string> };
const deliveries = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file): [string, Delivery] => [file, JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'))]);

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const before = getGlobalDispatcher();
let network: MockAgent;
let dialled: string[];

beforeEach(() => {
  network = new MockAgent();
  network.disableNetConnect();
  dialled = [];
  setGlobalDispatcher(network);
});
afterEach(() => setGlobalDispatcher(before));

/** PayPal's server answers for its certificate. */
function serves(
  answer: string | Buffer,
  { status = 200, host = 'https://api.paypal.com', path = CERTIFICATE_PATH } = {},
) {
  network
    .get(host)
    .intercept({ path })
    .reply(
      status,
      () => {
        dialled.push(`${host}${path}`);
        return answer;
      },
      { headers: { location: 'https://elsewhere.test/' } },
    )
    .persist();
}

const requestOf = (delivery: Delivery): WebhookRequest => ({
  rawBody: Buffer.from(delivery.raw_body),
  headers: { ...delivery.headers },
});

type Change = { at?: Date; webhookId?: string; baseUrl?: string; extraRootsPem?: string; ask?: AskPaypal };

/** The verifier of PayPal live whose clock stands at the delivery. */
function verifierOf(delivery: Delivery, change: Change = {}) {
  const at = change.at ?? new Date(delivery.headers['paypal-transmission-time'] ?? '');
  return openPaypalVerifier(
    {
      baseUrl: change.baseUrl ?? PAYPAL_LIVE,
      webhookId: change.webhookId ?? delivery.webhook_id,
      extraRootsPem: change.extraRootsPem,
    },
    { clock: { now: () => at }, log: silent },
    change.ask,
  );
}

const receiver = (delivery: Delivery, change: Change = {}) => verifierOf(delivery, change).verify;

async function resultOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof WebhookRefused) return error.result;
    throw error;
  }
  return 'accepted';
}

const [first] = deliveries.map(([, delivery]) => delivery);
const sample = first!; // because the folder is part of the project
const withHeader = (name: string, value: string | string[] | undefined): WebhookRequest => {
  const request = requestOf(sample);
  return { ...request, headers: { ...request.headers, [name]: value } };
};

describe.each(deliveries)('the genuine delivery %s', (_file, delivery) => {
  it('is accepted at its time, and named by its event', async () => {
    serves(CERTIFICATE);
    const { id, event_type } = JSON.parse(delivery.raw_body);
    expect(await receiver(delivery)(requestOf(delivery))).toEqual({
      deliveryId: id,
      rawType: event_type,
      attemptedAt: new Date(delivery.headers['paypal-transmission-time'] ?? ''),
    });
  });

  it('is refused when one byte of its body is different', async () => {
    serves(CERTIFICATE);
    const verify = receiver(delivery);
    for (const i of [0, 1, Math.floor(delivery.raw_body.length / 2), delivery.raw_body.length - 1]) {
      const request = requestOf(delivery);
      request.rawBody[i] = request.rawBody[i]! ^ 1;
      expect(await resultOf(verify(request))).toBe('bad_signature');
    }
    const longer = { ...requestOf(delivery), rawBody: Buffer.from(`${delivery.raw_body} `) };
    expect(await resultOf(verify(longer))).toBe('bad_signature');
  });

  it('is refused with another transmission id, time or webhook id', async () => {
    serves(CERTIFICATE);
    const request = requestOf(delivery);
    const id = String(request.headers['paypal-transmission-id']);
    const otherId = {
      ...request.headers,
      'paypal-transmission-id': `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`,
    };
    const otherTime = { ...request.headers, 'paypal-transmission-time': '2024-08-02T19:33:34Z' };
    expect(await resultOf(receiver(delivery)({ ...request, headers: otherId }))).toBe('bad_signature');
    expect(await resultOf(receiver(delivery)({ ...request, headers: otherTime }))).toBe('bad_signature');
    expect(await resultOf(receiver(delivery, { webhookId: '1JE4291016473214C' })(request))).toBe('bad_signature');
  });

  it('is refused once its certificate has expired, and before it began', async () => {
    serves(CERTIFICATE);
    expect(await resultOf(receiver(delivery, { at: new Date('2026-11-23') })(requestOf(delivery)))).toBe(
      'bad_certificate',
    );
    expect(await resultOf(receiver(delivery, { at: new Date('2020-01-01') })(requestOf(delivery)))).toBe(
      'bad_certificate',
    );
  });
});

describe('the certificate', () => {
  it('is refused when one of its bytes is different', async () => {
    const lines = CERTIFICATE.split('\n');
    const der = Buffer.from(lines.filter((line) => line !== '' && !line.startsWith('---')).join(''), 'base64');
    for (const at of [60, 300, 500, 900, der.length - 10]) {
      const changed = Buffer.from(der);
      changed[at] = changed[at]! ^ 1;
      network = new MockAgent();
      network.disableNetConnect();
      setGlobalDispatcher(network);
      serves(`-----BEGIN CERTIFICATE-----\n${changed.toString('base64')}\n-----END CERTIFICATE-----\n`);
      expect(await resultOf(receiver(sample)(requestOf(sample)))).toBe('bad_certificate');
    }
  });

  it('is refused when the address answers with something else', async () => {
    const issuer = readFileSync(new URL('./certificates/DigiCertSHA2ExtendedValidationServerCA.pem', import.meta.url));
    for (const answer of [
      '',
      'hello',
      '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
      issuer,
      'x'.repeat(70_000),
    ]) {
      network = new MockAgent();
      setGlobalDispatcher(network);
      serves(answer);
      expect(await resultOf(receiver(sample)(requestOf(sample)))).toBe('bad_certificate');
    }
  });

  it('is fetched once for many deliveries, also when they come at the same moment', async () => {
    serves(CERTIFICATE);
    const verify = receiver(sample);
    await Promise.all(Array.from({ length: 50 }, () => verify(requestOf(sample))));
    await verify(requestOf(sample));
    expect(dialled).toHaveLength(1);
  });

  it('is never fetched from a redirect', async () => {
    serves('', { status: 302 });
    expect(await resultOf(receiver(sample)(requestOf(sample)))).toBe('bad_certificate');
    expect(dialled).toEqual([`https://api.paypal.com${CERTIFICATE_PATH}`]);
  });

  it('that cannot be fetched makes PayPal send again, and is fetched anew then', async () => {
    const verify = receiver(sample);
    expect(await resultOf(verify(requestOf(sample)))).toBe('unverifiable'); // nobody answers
    serves(CERTIFICATE);
    expect(await resultOf(verify(requestOf(sample)))).toBe('accepted');
  });

  it('behind a failing server makes PayPal send again', async () => {
    serves('', { status: 503 });
    expect(await resultOf(receiver(sample)(requestOf(sample)))).toBe('unverifiable');
  });

  it.each([
    'http://api.paypal.com/v1/notifications/certs/CERT-1',
    'https://api.paypal.com:8443/v1/notifications/certs/CERT-1',
    'https://user@api.paypal.com/v1/notifications/certs/CERT-1',
    'https://user:secret@api.paypal.com/v1/notifications/certs/CERT-1',
    'https://api.paypal.com.evil.test/v1/notifications/certs/CERT-1',
    'https://evil.test/?api.paypal.com/v1/notifications/certs/CERT-1',
    'https://evil.test/v1/notifications/certs/CERT-1',
    'https://api.sandbox.paypal.com/v1/notifications/certs/CERT-1',
    'https://api-m.paypal.com/v1/notifications/certs/CERT-1',
    'https://api.paypal.com/v1/notifications/certs/../../../x',
    'https://api.paypal.com/v1/notifications/certs/%2e%2e/x',
    'https://api.paypal.com/v1/notifications/certs/CERT-1?x=1',
    'https://api.paypal.com/v1/notifications/certs/CERT-1#x',
    'https://api.paypal.com/other/CERT-1',
    'https:\\\\api.paypal.com\\v1\\notifications\\certs\\CERT-1',
    'HTTPS://API.PAYPAL.COM/v1/notifications/certs/CERT-1',
    'https://127.0.0.1/v1/notifications/certs/CERT-1',
    'file:///v1/notifications/certs/CERT-1',
    'certs',
  ])('is not fetched from %s', async (address) => {
    serves(CERTIFICATE);
    expect(await resultOf(receiver(sample)(withHeader('paypal-cert-url', address)))).toBe('bad_certificate');
    expect(dialled).toEqual([]);
  });

  it("of PayPal live is not taken from the sandbox's host, nor the other way round", async () => {
    serves(CERTIFICATE);
    expect(await resultOf(receiver(sample, { baseUrl: PAYPAL_SANDBOX })(requestOf(sample)))).toBe('bad_certificate');
    expect(dialled).toEqual([]);
  });
});

describe('the headers', () => {
  const names = [
    'paypal-transmission-id',
    'paypal-transmission-time',
    'paypal-transmission-sig',
    'paypal-cert-url',
    'paypal-auth-algo',
  ];

  it.each(names)('must hold %s, once', async (name) => {
    serves(CERTIFICATE);
    const verify = receiver(sample);
    const good = sample.headers[name] ?? '';
    for (const value of [undefined, '', [good, good], `${good}, ${good}`]) {
      expect(await resultOf(verify(withHeader(name, value)))).toMatch(/^bad_(headers|certificate)$/);
    }
    expect(dialled).toEqual([]);
  });

  it.each(['SHA1withRSA', 'SHA256withECDSA', 'sha256withrsa', 'NONE', 'SHA256withRSA '])(
    'do not choose the algorithm: %j',
    async (algorithm) => {
      expect(await resultOf(receiver(sample)(withHeader('paypal-auth-algo', algorithm)))).toBe('bad_headers');
    },
  );
});

describe('a delivery to one of several webhooks of ours', () => {
  it('is believed for each of them, and for no other', async () => {
    serves(CERTIFICATE);
    const verifier = verifierOf(sample, { webhookId: '8PT597110X687430L' });
    expect(await resultOf(verifier.verify(requestOf(sample)))).toBe('bad_signature');
    verifier.trust('1JE4291016473214C');
    expect(await resultOf(verifier.verify(requestOf(sample)))).toBe('bad_signature');
    verifier.trust(sample.webhook_id);
    expect(await resultOf(verifier.verify(requestOf(sample)))).toBe('accepted');
  });

  it('leaves behind when its certificate ends', async () => {
    serves(CERTIFICATE);
    const verifier = verifierOf(sample);
    expect(verifier.certificatesEnd()).toEqual({ bundled: new Date('2028-10-22T12:00:00Z'), seen: null });
    await verifier.verify(requestOf(sample));
    expect(verifier.certificatesEnd().seen).toEqual(new X509Certificate(CERTIFICATE).validToDate);
  });
});

describe('a certificate out of our reach', () => {
  const asking = (answer: boolean) => {
    const asked: string[] = [];
    const ask: AskPaypal = async ({ id }, webhookId) => {
      asked.push(`${id} ${webhookId}`);
      return answer;
    };
    return { asked, ask };
  };

  it('makes us ask PayPal, whose word decides', async () => {
    serves('', { status: 503 });
    const yes = asking(true);
    const no = asking(false);
    expect(await resultOf(receiver(sample, { ask: yes.ask })(requestOf(sample)))).toBe('accepted');
    expect(await resultOf(receiver(sample, { ask: no.ask })(requestOf(sample)))).toBe('unverifiable');
    expect(yes.asked).toEqual([`${sample.headers['paypal-transmission-id']} ${sample.webhook_id}`]);
  });

  it.each([
    ['a bad signature', {}, { ...requestOf(sample), rawBody: Buffer.from('{}') }, 'bad_signature'],
    ['an ended certificate', { at: new Date('2036-01-01') }, requestOf(sample), 'bad_certificate'],
    [
      'an address that is not of PayPal',
      {},
      withHeader('paypal-cert-url', 'https://api.paypal.com.elsewhere.test/v1/notifications/certs/CERT-1'),
      'bad_certificate',
    ],
  ])('is not what %s is: nobody is asked', async (_what, change, request, result) => {
    serves(CERTIFICATE);
    const { asked, ask } = asking(true);
    expect(await resultOf(receiver(sample, { ...change, ask })(request))).toBe(result);
    expect(asked).toEqual([]);
  });

  it('is to come again later while no webhook is registered, and accepted once one is', async () => {
    serves(CERTIFICATE);
    const [, sample] = deliveries[0]!; // because the folder holds six
    const at = new Date(sample.headers['paypal-transmission-time'] ?? '');
    const parts = { clock: { now: () => at }, log: silent };
    const verifier = openPaypalVerifier({ baseUrl: PAYPAL_LIVE }, parts);
    expect(await resultOf(verifier.verify(requestOf(sample)))).toBe('unverifiable');
    expect(dialled).toEqual([]);
    verifier.trust(sample.webhook_id);
    expect(await resultOf(verifier.verify(requestOf(sample)))).toBe('accepted');
  });
});
