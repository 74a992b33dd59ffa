import { generateKeyPair, randomBytes, sign, webcrypto } from 'node:crypto';
import { promisify } from 'node:util';
import 'reflect-metadata'; // @peculiar/x509 needs it loaded before itself
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { Clock } from '../clock.ts';
import type { KeptCertificates, KeptLeaf } from './state.ts';

/** The name on the genuine certificate of PayPal's sandbox. */
export const VERIFIED_NAME = 'messageverificationcerts.sandbox.paypal.com';
/** Long, so that a test may move its clock over years. PayPal's own leaf lives one year. */
const VALID_YEARS = 20;
const DAY_MS = 86_400_000;
const CA_KEY = { name: 'ECDSA', namedCurve: 'P-256' };
const CA_SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' };
const ROOT_NAME = 'CN=Gateway Sandbox Test Root CA, O=Gateway Sandbox';
const INTERMEDIATE_NAME = 'CN=Gateway Sandbox Test Server CA, O=Gateway Sandbox';

/** Which certificate signs: the right one, or one with a flaw. */
export type LeafKind = 'genuine' | 'wrong_certificate' | 'wrong_name_certificate' | 'expired_certificate';

/** The certificates by which webhooks are signed. Leaves are made when first used. */
export type SigningCertificates = {
  /** Intermediate and root, as a receiver must trust them. */
  caPem: string;
  /** Signs by SHA256withRSA (PKCS #1 v1.5); the signature is base64. */
  sign(kind: LeafKind, text: string): Promise<{ certificateId: string; signature: string }>;
  /** The PEM served at the certificate's URL: the leaf alone, as PayPal serves it. */
  pemOf(certificateId: string): Promise<string | undefined>;
};

/**
 * Opens the test certificate authority, or makes one. Root and intermediate are elliptic, which makes them
 * within milliseconds; the leaf is RSA, since PayPal's signature asks for it.
 *
 * @param kept where everything that must survive a restart is read from and written to.
 */
export async function openCertificates(
  kept: { certificates?: KeptCertificates },
  clock: Clock,
): Promise<SigningCertificates> {
  const certificates = kept.certificates ?? (await makeAuthority(clock));
  kept.certificates = certificates;
  const leaves = new Map<LeafKind, Promise<KeptLeaf>>();
  if (certificates.leaf) leaves.set('genuine', Promise.resolve(certificates.leaf));

  const leafOf = (kind: LeafKind): Promise<KeptLeaf> => {
    const leaf = leaves.get(kind) ?? issueLeaf(kind, certificates, clock);
    leaves.set(kind, leaf);
    return leaf;
  };
  return {
    caPem: `${certificates.intermediate_pem}\n${certificates.root_pem}\n`,
    async sign(kind, text) {
      const leaf = await leafOf(kind);
      if (kind === 'genuine') certificates.leaf = leaf;
      const signature = sign('RSA-SHA256', Buffer.from(text), leaf.key_pem).toString('base64');
      return { certificateId: leaf.id, signature };
    },
    async pemOf(certificateId) {
      const issued = await Promise.all(leaves.values());
      return issued.find(({ id }) => id === certificateId)?.pem;
    },
  };
}

async function makeAuthority(clock: Clock): Promise<KeptCertificates> {
  const rootKeys = await webcrypto.subtle.generateKey(CA_KEY, true, ['sign', 'verify']);
  const keys = await webcrypto.subtle.generateKey(CA_KEY, true, ['sign', 'verify']);
  const extensions = [
    new BasicConstraintsExtension(true, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
  ];
  const root = await X509CertificateGenerator.createSelfSigned({
    name: ROOT_NAME,
    keys: rootKeys,
    signingAlgorithm: CA_SIGNATURE,
    ...validity(clock),
    extensions,
  });
  const intermediate = await X509CertificateGenerator.create({
    subject: INTERMEDIATE_NAME,
    issuer: ROOT_NAME,
    publicKey: keys.publicKey,
    signingKey: rootKeys.privateKey,
    signingAlgorithm: CA_SIGNATURE,
    ...validity(clock),
    extensions,
  });
  return {
    root_pem: root.toString('pem'),
    intermediate_pem: intermediate.toString('pem'),
    intermediate_key_pem: PemConverter.encode(
      await webcrypto.subtle.exportKey('pkcs8', keys.privateKey),
      'PRIVATE KEY',
    ),
  };
}

function validity(clock: Clock): { notBefore: Date; notAfter: Date } {
  const now = clock.now().getTime();
  return { notBefore: new Date(now - DAY_MS), notAfter: new Date(now + VALID_YEARS * 365 * DAY_MS) };
}

async function issueLeaf(kind: LeafKind, genuine: KeptCertificates, clock: Clock): Promise<KeptLeaf> {
  // The impostor's authority bears the same names: only the signatures tell it from the genuine one.
  const authority = kind === 'wrong_certificate' ? await makeAuthority(clock) : genuine;
  const name = kind === 'wrong_name_certificate' ? 'messageverificationcerts.example.test' : VERIFIED_NAME;
  const leafKeys = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const { notBefore, notAfter } = validity(clock);
  const yesterday = new Date(clock.now().getTime() - DAY_MS);
  const leaf = await X509CertificateGenerator.create({
    subject: `CN=${name}, O=Gateway Sandbox`,
    issuer: INTERMEDIATE_NAME,
    publicKey: await webcrypto.subtle.importKey(
      'spki',
      PemConverter.decodeFirst(leafKeys.publicKey),
      { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
      true,
      ['verify'],
    ),
    signingKey: await webcrypto.subtle.importKey(
      'pkcs8',
      PemConverter.decodeFirst(authority.intermediate_key_pem),
      CA_KEY,
      false,
      ['sign'],
    ),
    signingAlgorithm: CA_SIGNATURE,
    notBefore: kind === 'expired_certificate' ? new Date(yesterday.getTime() - 365 * DAY_MS) : notBefore,
    notAfter: kind === 'expired_certificate' ? yesterday : notAfter,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new SubjectAlternativeNameExtension([{ type: 'dns', value: name }]),
    ],
  });
  return { id: newCertificateId(), pem: `${leaf.toString('pem')}\n`, key_pem: leafKeys.privateKey };
}

/** As PayPal writes them: CERT-360caa42-fca2a594-1a5f47cb. */
function newCertificateId(): string {
  return `CERT-${[1, 2, 3].map(() => randomBytes(4).toString('hex')).join('-')}`;
}
