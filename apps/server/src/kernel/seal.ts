import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Seals small values at rest and derives keys for hashing; holds the ring of master keys. */
export type Seal = {
  /** The id of the key new values are sealed under. */
  readonly keyId: string;
  /** The ids of all keys in the ring, newest first. */
  readonly keyIds: readonly string[];
  /** AES-256-GCM; `purpose` is bound in, so that a value swapped into another row does not open. */
  seal(plain: string, purpose: string): string;
  /** @throws Error when the key is not in the ring, or the value was altered or moved. */
  open(sealed: string, purpose: string): string;
  /** A keyed hash for looking a value up without storing it. The same for as long as the oldest key stays in the ring. */
  fingerprint(value: string, purpose: string): string;
  /** A signature for short-lived addresses. */
  sign(value: string, purpose: string): string;
};

type RingKey = { id: string; key: Buffer };

/**
 * Opens the ring. The first key seals; all of them open, so that a key is rotated by putting a new one in front.
 * Fingerprints and signatures are derived from the last (oldest) key, since look-ups must survive a rotation: the
 * oldest key stays in the ring for ever, and only keys between it and the newest may be retired.
 *
 * @param masterKeys base64 of 32 bytes each, newest first.
 */
export function openSeal(masterKeys: string[]): Seal {
  const ring = masterKeys.map(readKey);
  const newest = ring[0]!; // because env.ts demands at least one
  const oldest = ring[ring.length - 1]!;
  const derive = (from: RingKey, info: string) => Buffer.from(hkdfSync('sha256', from.key, '', info, 32));
  const fingerprintKey = derive(oldest, 'vozex fingerprint');
  const signKey = derive(oldest, 'vozex sign');
  const sealKeys = new Map(ring.map((entry) => [entry.id, derive(entry, 'vozex seal')]));

  return {
    keyId: newest.id,
    keyIds: ring.map(({ id }) => id),
    seal(plain, purpose) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealKeys.get(newest.id)!, nonce); // because the ring holds its newest
      cipher.setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return [newest.id, nonce.toString('base64'), Buffer.concat([body, cipher.getAuthTag()]).toString('base64')].join(
        '.',
      );
    },
    open(sealed, purpose) {
      const [keyId, nonce, body] = sealed.split('.');
      const key = sealKeys.get(keyId ?? '');
      if (!key || !nonce || !body) throw new Error(`sealed under key ${keyId}, which is not in VOZEX_MASTER_KEY`);
      const bytes = Buffer.from(body, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64'));
      decipher.setAAD(Buffer.from(purpose));
      decipher.setAuthTag(bytes.subarray(-16));
      return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8');
    },
    fingerprint: (value, purpose) => createHmac('sha256', fingerprintKey).update(`${purpose}\0${value}`).digest('hex'),
    sign: (value, purpose) => createHmac('sha256', signKey).update(`${purpose}\0${value}`).digest('base64url'),
  };
}

/** A passphrase shorter than this can be tried out. */
const PASSPHRASE_MIN = 32;

/** 32 bytes as base64 or hex, or a passphrase of at least 32 characters, which is hashed. */
function readKey(text: string): RingKey {
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  if (key.length !== 32 && text.length < PASSPHRASE_MIN) {
    throw new Error('VOZEX_MASTER_KEY must be base64 of 32 bytes: openssl rand -base64 32');
  }
  const bytes = key.length === 32 ? key : createHash('sha256').update(text).digest();
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), key: bytes };
}
