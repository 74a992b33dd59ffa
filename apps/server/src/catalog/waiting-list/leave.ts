import { timingSafeEqual } from 'node:crypto';
import type { App } from '../../kernel/app.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { RawAnswer } from '../../kernel/route.ts';
import { leaveEveryLine } from './store.ts';

/** Which place in line a mail was about, signed, so that nobody takes somebody else out. */
type LeaveLink = { id: string; signature: string };

const signatureOf = (app: Pick<App, 'seal'>, id: string) => app.seal.sign(id, 'leave waiting lists');

/** The address in a mail by which its reader leaves. It does not end. */
export function leaveUrl(app: Pick<App, 'seal' | 'publicUrl'>, id: string): string {
  return new URL(`/w/${id}?signature=${signatureOf(app, id)}`, app.publicUrl).href;
}

/**
 * The page behind the link. It asks first: what fetches links on its own, to look for viruses, presses no button.
 *
 * @throws RequestError NOT_FOUND for a link that was not made here
 */
export async function askToLeave(app: App, link: LeaveLink): Promise<RawAnswer> {
  refuseForged(app, link);
  return page(
    'Leave all waiting lists?',
    '<p>You will get no mail about products of this shop that are sold out.</p><form method="post"><button>Leave all waiting lists</button></form>',
  );
}

/**
 * Takes the reader of a mail off every waiting list of the shop.
 *
 * @throws RequestError NOT_FOUND for a link that was not made here
 */
export async function leaveWaitingLists(app: App, link: LeaveLink): Promise<RawAnswer> {
  refuseForged(app, link);
  await leaveEveryLine(app.db.read, link.id, app.clock.now());
  return page(
    'You are on no waiting list any more',
    '<p>You can close this page.</p><p><a href="/">To the shop</a></p>',
  );
}

function refuseForged(app: App, { id, signature }: LeaveLink): void {
  const expected = Buffer.from(signatureOf(app, id));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new RequestError('NOT_FOUND', `forged link for ${id}`);
  }
}

/** @param body HTML of our own; nothing that anybody sent. */
function page(title: string, body: string): RawAnswer {
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
    body: `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>body{max-width:36rem;margin:4rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;color-scheme:light dark}button{font:inherit;padding:.6rem 1rem}</style></head>
<body><h1>${title}</h1>${body}</body>
</html>
`,
  };
}
