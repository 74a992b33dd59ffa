import { opaqueKey } from '../random-id.ts';
import type { World } from '../world.ts';

/** PayPal's tokens last about nine hours. */
const TOKEN_SECONDS = 32_400;

/** Answers `POST /v1/oauth2/token`; null when the credentials are wrong. */
export function issueToken(world: World, authorization: string | undefined) {
  const { client_id, client_secret, tokens } = world.state.paypal;
  const expected = `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString('base64')}`;
  if (authorization !== expected) return null;
  const now = world.clock.now();
  for (const [token, endsAt] of Object.entries(tokens)) {
    if (Date.parse(endsAt) <= now.getTime()) delete tokens[token];
  }
  const token = `A21AA${opaqueKey(92)}`;
  tokens[token] = new Date(now.getTime() + TOKEN_SECONDS * 1000).toISOString();
  return {
    scope: 'https://uri.paypal.com/services/applications/webhooks https://uri.paypal.com/services/payments/payment',
    access_token: token,
    token_type: 'Bearer',
    app_id: 'APP-80W284485P519543T',
    expires_in: TOKEN_SECONDS,
    nonce: `${now.toISOString()}${opaqueKey(43)}`,
  };
}

export function isTokenValid(world: World, authorization: string | undefined): boolean {
  const endsAt = world.state.paypal.tokens[authorization?.replace(/^Bearer /, '') ?? ''];
  return endsAt !== undefined && Date.parse(endsAt) > world.clock.now().getTime();
}
