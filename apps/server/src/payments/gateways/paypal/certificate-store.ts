import { fetch } from 'undici';
import type { Log } from '../../../kernel/log.ts';
import { WebhookRefused } from '../../gateway.ts';
import { paymentFields } from '../../log-events.ts';
import { CertificateRefused, type Trust, type TrustedCertificate, trustCertificate } from './certificate-chain.ts';
import { readBounded } from './read-bounded.ts';

/** PayPal signs with one or two certificates at a time; a bound keeps made-up addresses from filling the memory. */
const CACHED_MAX = 20;
/** More downloads at once than this are somebody's mischief. */
const DOWNLOADS_MAX = 4;
/** The webhook waits meanwhile, and gateways give it 15 s. */
const DOWNLOAD_TIMEOUT_MS = 5_000;
/** A certificate file is 2 to 10 KiB. */
const CERTIFICATE_BYTES_MAX = 65_536;

/** Where certificates come from. Downloads only from an address that has been pinned already. */
export type CertificateStore = {
  /** @throws WebhookRefused bad_certificate, unverifiable; its cause is a CertificateRefused where a chain failed. */
  get(address: string): Promise<TrustedCertificate>;
  /** What was trusted last, since the process began. */
  newest(): TrustedCertificate | undefined;
};

export function openCertificateStore(trust: Trust, log: Log): CertificateStore {
  const cached = new Map<string, TrustedCertificate>();
  const downloads = new Map<string, Promise<TrustedCertificate>>();
  let newest: TrustedCertificate | undefined;
  return {
    newest: () => newest,
    async get(address) {
      const known = cached.get(address);
      if (known) return known;
      const running = downloads.get(address);
      if (running) return running;
      if (downloads.size >= DOWNLOADS_MAX) throw new WebhookRefused('unverifiable', 'too many certificates at once');
      const download = fetchTrusted(address, trust)
        .then((certificate) => {
          const oldest = cached.keys().next();
          if (cached.size >= CACHED_MAX && !oldest.done) cached.delete(oldest.value);
          cached.set(address, certificate);
          newest = certificate;
          log.info('payments.certificate_trusted', {
            ...paymentFields({ gateway: 'paypal' }),
            address,
            until: certificate.until,
          });
          return certificate;
        })
        .finally(() => downloads.delete(address));
      downloads.set(address, download);
      return download;
    },
  };
}

async function fetchTrusted(address: string, trust: Trust): Promise<TrustedCertificate> {
  const pem = await download(address);
  try {
    return trustCertificate(pem, trust);
  } catch (error) {
    if (error instanceof CertificateRefused)
      throw withCause(new WebhookRefused('bad_certificate', error.message), error);
    throw error;
  }
}

/** An answer of PayPal's that is no certificate refuses the webhook; no answer at all makes PayPal send it again. */
async function download(address: string): Promise<string> {
  let status: number;
  let bytes: Buffer | undefined;
  try {
    const answer = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS) });
    status = answer.status;
    bytes = await readBounded(answer.body, CERTIFICATE_BYTES_MAX);
  } catch (error) {
    throw new WebhookRefused('unverifiable', `the certificate cannot be fetched: ${String(error)}`);
  }
  if (status >= 500 || status === 429)
    throw new WebhookRefused('unverifiable', `the certificate's server answers ${status}`);
  if (status !== 200) throw new WebhookRefused('bad_certificate', `the certificate's server answers ${status}`);
  if (!bytes) throw new WebhookRefused('bad_certificate', 'the certificate is larger than any certificate');
  return bytes.toString('latin1'); // PEM is ASCII
}

function withCause(refusal: WebhookRefused, cause: CertificateRefused): WebhookRefused {
  refusal.cause = cause;
  return refusal;
}
