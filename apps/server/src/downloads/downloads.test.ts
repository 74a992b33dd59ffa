import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Purchase, type TestWorld } from '../fulfillment/adapters/test-world.ts';
import type { RawAnswer } from '../kernel/route.ts';
import {
  downloadRoutes,
  grantDownload,
  grantsOf,
  limitGrantUpdates,
  makeDownloadLink,
  moveGrant,
  newestArtifact,
  uploadArtifact,
} from './index.ts';

const CONTENT = 'The quick brown fox jumps over the lazy dog.';
const SHA256 = createHash('sha256').update(CONTENT).digest('hex');

let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld();
  await world.uploads('fox', '1.0.0', CONTENT, 'Fox, größer.zip');
  await world.uploads('hen', '1.0.0', 'Something else.');
});
afterAll(() => world.close());

async function granted(artifactName = 'fox'): Promise<{ purchase: Purchase; grantId: string }> {
  const purchase = await world.buys();
  await world.db.inOneTransaction((tx) => grantDownload(world, tx, { ...purchase, artifactName }));
  const [grant] = await grantsOf(world.db.read, { fulfillmentIds: [purchase.fulfillmentId] });
  return { purchase, grantId: grant?.id ?? '' };
}

async function linkFor({ purchase, grantId }: { purchase: Purchase; grantId: string }): Promise<string> {
  return (await makeDownloadLink(world, { grantId, customerId: purchase.customerId })).url;
}

type Change = { headers?: Record<string, string>; query?: Record<string, string>; path?: string };

/** Follows a link through the route itself, as a browser would. */
async function follow(
  url: string,
  { headers = {}, query = {}, path }: Change = {},
): Promise<RawAnswer & { text: string }> {
  const route = downloadRoutes.find((one) => one.path === '/d/{grant_id}');
  const address = new URL(path ?? url, 'https://shop.test');
  const asked = { ...Object.fromEntries(new URL(url, 'https://shop.test').searchParams), ...query };
  const input = {
    params: route?.params?.parse({ grant_id: decodeURIComponent(address.pathname.slice('/d/'.length)) }),
    query: route?.query?.parse(asked),
    body: undefined,
  };
  const answer = (await route?.handle(world, input as never, { headers, ip: '192.0.2.1' } as never)) as RawAnswer; // because this route answers so
  const body = answer.body instanceof Readable ? await buffer(answer.body) : Buffer.from(answer.body as string);
  return { ...answer, text: body.toString() };
}

const counted = async (grantId: string) => {
  const row = await world.db.read
    .selectFrom('download_grants')
    .select('downloads')
    .where('id', '=', grantId)
    .executeTakeFirst();
  const log = await world.db.read.selectFrom('downloads').select('id').where('grant_id', '=', grantId).execute();
  expect(log).toHaveLength(row?.downloads ?? -1);
  return row?.downloads;
};

async function move(purchase: Purchase, to: 'active' | 'suspended' | 'revoked'): Promise<void> {
  await world.db.inOneTransaction((tx) =>
    moveGrant(tx, { fulfillmentId: purchase.fulfillmentId, to, at: world.clock.now() }),
  );
}

describe('a download', () => {
  it('is the file, under its name, never shown inline, with its digest', async () => {
    const answer = await follow(await linkFor(await granted()));
    expect(answer).toMatchObject({ status: 200, text: CONTENT });
    expect(answer.headers).toMatchObject({
      'content-length': String(CONTENT.length),
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-content-sha256': SHA256,
      etag: `"${SHA256}"`,
    });
    expect(answer.headers['content-disposition']).toContain("filename*=UTF-8''Fox%2C%20gr%C3%B6%C3%9Fer.zip");
    expect(answer.headers['repr-digest']).toBe(`sha-256=:${Buffer.from(SHA256, 'hex').toString('base64')}:`);
  });

  it('that broke off goes on where it ended, and counts once', async () => {
    const grant = await granted();
    const link = await linkFor(grant);
    const first = await follow(link, { headers: { range: 'bytes=0-9' } });
    const etag = first.headers.etag ?? '';
    const rest = await follow(link, { headers: { range: 'bytes=10-', 'if-range': etag } });
    expect([first.status, rest.status, first.text + rest.text]).toEqual([206, 206, CONTENT]);
    expect(rest.headers['content-range']).toBe(`bytes 10-${CONTENT.length - 1}/${CONTENT.length}`);
    expect(await counted(grant.grantId)).toBe(1);
    await follow(await linkFor(grant));
    expect(await counted(grant.grantId)).toBe(2);
  });

  it('is counted also for who never asks for the first byte, in ten ranges at once', async () => {
    const grant = await granted();
    const link = await linkFor(grant);
    const ranges = Array.from({ length: 10 }, (_, n) =>
      follow(link, { headers: { range: `bytes=${n + 1}-${n + 1}` } }),
    );
    expect((await Promise.all(ranges)).map((part) => part.text).join('')).toBe(CONTENT.slice(1, 11));
    expect(await counted(grant.grantId)).toBe(1);
  });

  it('is begun anew when the file is another than the one that broke off', async () => {
    const link = await linkFor(await granted());
    const answer = await follow(link, { headers: { range: 'bytes=10-', 'if-range': '"older"' } });
    expect(answer).toMatchObject({ status: 200, text: CONTENT });
  });

  it('behind the end, or of what the caller has already, sends and counts nothing', async () => {
    const grant = await granted();
    const link = await linkFor(grant);
    expect(await follow(link, { headers: { range: 'bytes=9999-' } })).toMatchObject({
      status: 416,
      text: '',
      headers: { 'content-range': `bytes */${CONTENT.length}` },
    });
    expect(await follow(link, { headers: { 'if-none-match': `"${SHA256}"` } })).toMatchObject({
      status: 304,
      text: '',
    });
    expect(await counted(grant.grantId)).toBe(0);
  });
});

describe('a download link', () => {
  it('dies with its ten minutes, at the instant they end', async () => {
    const link = await linkFor(await granted());
    world.passes(595);
    expect((await follow(link)).status).toBe(200);
    world.passes(6);
    await expect(follow(link)).rejects.toMatchObject({ code: 'LINK_EXPIRED', spec: { http: 410 } });
  });

  it('obeys a suspension, a resumption and a revocation that come after it', async () => {
    const grant = await granted();
    const link = await linkFor(grant);
    await move(grant.purchase, 'suspended');
    await expect(follow(link)).rejects.toMatchObject({ code: 'DOWNLOAD_SUSPENDED' });
    await move(grant.purchase, 'active');
    expect((await follow(link)).status).toBe(200);
    await move(grant.purchase, 'revoked');
    await expect(follow(link)).rejects.toMatchObject({ code: 'DOWNLOAD_REVOKED' });
    await move(grant.purchase, 'active');
    await expect(follow(link)).rejects.toMatchObject({ code: 'DOWNLOAD_REVOKED' });
    await expect(linkFor(grant)).rejects.toMatchObject({ code: 'DOWNLOAD_REVOKED' });
  });

  it('is good for one grant, one file and one instant: every change is a forgery', async () => {
    const link = await linkFor(await granted());
    const other = await granted();
    const hen = await newestArtifact(world.db.read, 'hen');
    const signature = new URL(link, 'https://shop.test').searchParams.get('signature') ?? '';
    const forgeries: Change[] = [
      { path: `/d/${other.grantId}` },
      { query: { file: hen?.id ?? '' } },
      { query: { expires: '99999999999' } },
      { query: { signature: `${signature.slice(0, -1)}${signature.endsWith('A') ? 'B' : 'A'}` } },
      { query: { signature: '' } },
    ];
    for (const forgery of forgeries)
      await expect(follow(link, forgery)).rejects.toMatchObject({ code: 'DOWNLOAD_UNKNOWN' });
  });

  it.each(['../../etc/passwd', '..%2f..%2fetc%2fpasswd', 'dlg_', '%00'])('leads to no path: %s', async (path) => {
    const link = await linkFor(await granted());
    await expect(follow(link, { path: `/d/${encodeURIComponent(path)}` })).rejects.toThrow();
    await expect(follow(link, { query: { file: path } })).rejects.toThrow();
  });

  it('is made for the customer or the holder of the order, and for nobody else', async () => {
    const { purchase, grantId } = await granted();
    expect((await makeDownloadLink(world, { grantId, orderId: purchase.orderId })).url).toMatch(/^\/d\/dlg_/);
    const stranger = await world.buys();
    for (const owner of [{ customerId: stranger.customerId }, { orderId: stranger.orderId }]) {
      await expect(makeDownloadLink(world, { grantId, ...owner })).rejects.toMatchObject({ code: 'DOWNLOAD_UNKNOWN' });
    }
  });

  it('gives the newest version, also to who bought an older one', async () => {
    await world.uploads('growing', '1.0.0', 'old');
    const grant = await granted('growing');
    await world.uploads('growing', '1.1.0', 'new');
    expect((await follow(await linkFor(grant))).text).toBe('new');
    const [row] = await grantsOf(world.db.read, { customerId: grant.purchase.customerId });
    expect(row).toMatchObject({ product_name: 'Report Builder', artifact: { version: '1.1.0', size_bytes: 3 } });
  });

  it('whose updates have ended gives the newest version uploaded until then, and no later one to anybody', async () => {
    await world.uploads('owl', '1.0.0', 'first');
    const owl = await granted('owl');
    const until = world.clock.now();
    world.passes(1);
    const later = await world.uploads('owl', '2.0.0', 'second');
    expect((await follow(await linkFor(owl))).text).toBe('second');
    const early = await linkFor(owl);

    const limit = { fulfillmentId: owl.purchase.fulfillmentId, at: world.clock.now() };
    await world.db.inOneTransaction((tx) => limitGrantUpdates(tx, { ...limit, until }));
    expect((await follow(await linkFor(owl))).text).toBe('first');
    await expect(follow(early)).rejects.toMatchObject({ code: 'DOWNLOAD_UNKNOWN' }); // a link that was out already
    expect(early).toContain(later.id);
    const [grant] = await grantsOf(world.db.read, { fulfillmentIds: [owl.purchase.fulfillmentId] });
    expect(grant).toMatchObject({ updates_until: until, artifact: { version: '1.0.0' } });

    await world.db.inOneTransaction((tx) => limitGrantUpdates(tx, { ...limit, until: null }));
    expect((await follow(await linkFor(owl))).text).toBe('second');
  });

  it('says that the file is missing when it is not stored', async () => {
    await expect(linkFor(await granted('never-uploaded'))).rejects.toMatchObject({ code: 'FILE_MISSING' });
    const { id } = await world.uploads('lost', '1.0.0', 'gone soon');
    const grant = await granted('lost');
    await world.storage.remove(`artifacts/${id}`);
    await expect(follow(await linkFor(grant))).rejects.toMatchObject({ code: 'FILE_MISSING' });
    expect(await counted(grant.grantId)).toBe(0);
  });
});

describe('uploading an artifact', () => {
  const upload = (version: string, content: Readable, sha256?: string) =>
    uploadArtifact(world, { name: 'upload', version, fileName: 'upload.zip', content, sha256 });
  const stored = () => newestArtifact(world.db.read, 'upload');

  it('keeps nothing of what arrives other than it was sent, empty, or only in part', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half of');
        throw new Error('aborted');
      })(),
    );
    await expect(upload('1', Readable.from([Buffer.from('other')]), SHA256)).rejects.toMatchObject({
      code: 'DIGEST_MISMATCH',
    });
    await expect(upload('1', Readable.from([]))).rejects.toMatchObject({ code: 'FILE_EMPTY' });
    await expect(upload('1', broken)).rejects.toMatchObject({ code: 'UPLOAD_BROKEN' });
    expect(await stored()).toBeUndefined();
  });

  it('takes what is as it was sent, piece by piece', async () => {
    const pieces = CONTENT.split(' ').map((word, index) => Buffer.from(index === 0 ? word : ` ${word}`));
    expect(await upload('2', Readable.from(pieces), SHA256)).toMatchObject({
      sha256: SHA256,
      size_bytes: CONTENT.length,
    });
  });

  it('twice with the same content is one artifact; with other content it is refused and the first stays', async () => {
    const first = await upload('3', Readable.from([Buffer.from('same')]));
    expect((await upload('3', Readable.from([Buffer.from('same')]))).id).toBe(first.id);
    await expect(upload('3', Readable.from([Buffer.from('else')]))).rejects.toMatchObject({ code: 'ARTIFACT_EXISTS' });
    expect(await stored()).toMatchObject({ id: first.id, sha256: first.sha256 });
  });

  it.each([
    { name: '../evil', version: '1', file_name: 'a.zip' },
    { name: 'a', version: '1/..', file_name: 'a.zip' },
    { name: 'a', version: '1', file_name: '../../a.zip' },
    { name: 'a', version: '1', file_name: 'a\r\nb.zip' },
  ])('refuses names that are paths: %j', (query) => {
    const route = downloadRoutes.find((one) => one.method === 'POST');
    expect(route?.query?.safeParse(query).success).toBe(false);
  });
});
