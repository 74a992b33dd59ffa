import { X509Certificate } from 'node:crypto';

/** Leaf, two intermediates and a root: longer than any chain PayPal has used. */
const CHAIN_LENGTH_MAX = 4;
/** A served file with more certificates than this is no chain. */
const SERVED_MAX = 6;

export type Trust = {
  /** The chain must end in one of these. */
  roots: X509Certificate[];
  /** Known issuers in between: PayPal serves the leaf alone. */
  intermediates: X509Certificate[];
  /** The leaf must be made out to one of these names. */
  names: string[];
};

/** A certificate whose whole chain holds between two moments. */
export type TrustedCertificate = { leaf: X509Certificate; from: Date; until: Date };

/** Why a served certificate is not trusted. */
export class CertificateRefused extends Error {}
/** The name is right, and the chain ends in an authority that is not among the trusted ones. */
export class UnknownAuthority extends CertificateRefused {}

/** Reads every certificate of a PEM file. @throws when one of them cannot be read. */
export function readPem(text: string): X509Certificate[] {
  return (text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map(
    (pem) => new X509Certificate(pem),
  );
}

/**
 * Builds the chain from a served leaf to a trusted root: names, CA flags and the signature of every link. Node checks
 * single links only. Validity is not checked here but returned, since the answer is cached and time goes on.
 *
 * @throws CertificateRefused, UnknownAuthority
 */
export function trustCertificate(servedPem: string, trust: Trust): TrustedCertificate {
  const [leaf, ...served] = readServed(servedPem);
  if (!leaf) throw new CertificateRefused('no certificate was served');
  if (!trust.names.some((name) => leaf.checkHost(name, { subject: 'always', wildcards: false }) !== undefined)) {
    throw new CertificateRefused(`made out to another name: ${leaf.subject.replaceAll('\n', ', ').slice(0, 200)}`);
  }
  if (leaf.ca || leaf.publicKey.asymmetricKeyType !== 'rsa') throw new CertificateRefused('not a signing leaf');
  const chain = chainOf([leaf], [...served, ...trust.intermediates], trust.roots);
  if (!chain) throw new UnknownAuthority('no chain to a trusted root');
  return {
    leaf,
    from: new Date(Math.max(...chain.map((link) => link.validFromDate.getTime()))),
    until: new Date(Math.min(...chain.map((link) => link.validToDate.getTime()))),
  };
}

function readServed(pem: string): X509Certificate[] {
  try {
    return readPem(pem).slice(0, SERVED_MAX);
  } catch {
    throw new CertificateRefused('not a certificate');
  }
}

function chainOf(
  chain: X509Certificate[],
  intermediates: X509Certificate[],
  roots: X509Certificate[],
): X509Certificate[] | undefined {
  const last = chain.at(-1)!; // because a chain starts with the leaf
  const root = roots.find((candidate) => issued(candidate, last));
  if (root) return [...chain, root];
  if (chain.length >= CHAIN_LENGTH_MAX - 1) return undefined;
  for (const candidate of intermediates) {
    if (!issued(candidate, last) || chain.some((link) => link.fingerprint256 === candidate.fingerprint256)) continue;
    const found = chainOf([...chain, candidate], intermediates, roots);
    if (found) return found;
  }
  return undefined;
}

/** `checkIssued` compares names and key usage; the signature says whether it is true. */
function issued(issuer: X509Certificate, certificate: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}
