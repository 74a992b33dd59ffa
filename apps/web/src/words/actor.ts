import { spoken } from './phrases.ts';

/** Who did something, as the server names them ("owner:…", "api_key", "vozex"), without the id behind it. */
export function actorTitle(actor: string): string {
  const [kind = ''] = actor.split(':');
  if (kind === 'vozex') return 'VOZEX by itself';
  return kind === 'api_key' ? 'API key' : spoken(kind);
}
