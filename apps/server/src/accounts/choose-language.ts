import type { Language } from '@vozex/domain';
import type { App } from '../kernel/app.ts';
import { RequestError } from '../kernel/errors.ts';
import type { Actor } from '../kernel/route.ts';
import { updateLanguage } from './store.ts';

/** Keeps what a user wants to be spoken to in, on every device. */
export async function chooseLanguage(app: App, actor: Actor, language: Language): Promise<{ language: Language }> {
  if (actor.kind !== 'user') throw new RequestError('SIGN_IN_REQUIRED', 'language');
  await updateLanguage(app.db.read, actor.userId, language, app.clock.now());
  return { language };
}
