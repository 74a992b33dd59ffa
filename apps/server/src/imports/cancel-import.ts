import { audit } from '../accounts/index.ts';
import type { Actor } from '../kernel/route.ts';
import { ImportError } from './problems.ts';
import type { ImportsApp } from './row-kind.ts';
import { endImport, type ImportRow, importById } from './store.ts';

/**
 * Ends an import between two of its batches. What came in stays; the same file again goes on from there.
 *
 * @throws ImportError IMPORT_UNKNOWN, IMPORT_OVER
 */
export async function cancelImport(app: ImportsApp, actor: Actor, id: string): Promise<ImportRow> {
  await app.db.inOneTransaction(async (tx) => {
    const ended = await endImport(tx, { id, status: 'cancelled', problem: null, now: app.clock.now() });
    if (!ended) throw new ImportError((await importById(tx, id)) ? 'IMPORT_OVER' : 'IMPORT_UNKNOWN', id);
    await audit(app, tx, actor, 'imports.cancelled', id);
  });
  return (await importById(app.db.read, id))!; // because it was ended a moment ago
}
