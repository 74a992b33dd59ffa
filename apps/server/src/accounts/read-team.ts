import type { App } from '../kernel/app.ts';
import { selectTeam, type UserRow } from './store.ts';

/** Everybody who runs the shop, newest first. */
export const readTeam = (app: Pick<App, 'db'>): Promise<UserRow[]> => selectTeam(app.db.read);
