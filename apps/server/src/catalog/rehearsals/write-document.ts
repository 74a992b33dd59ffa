import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { waysOf } from '../path.ts';
import type { Preparation } from '../ports.ts';
import { presentationOf } from '../presentation.ts';
import type { PriceWrite } from '../price.ts';
import type { ProductWrite } from '../product.ts';
import { secretBehind } from '../secret-behind.ts';
import { secretReferences } from '../secret-reference.ts';
import type { RehearsalApp } from './rehearsal-app.ts';
import type { RehearsalDocument, StagePreparation } from './stage.ts';

/** All that the stage is told of a product. @param folder where files are put that it is to read. */
export async function writeDocument(
  app: RehearsalApp,
  rehearsalId: string,
  { product, prices }: { product: ProductWrite; prices: PriceWrite[] },
  folder: string,
): Promise<RehearsalDocument> {
  const ways = waysOf(product);
  const equipped = await Promise.all(
    ways.map(async ({ path, fulfillment_driver: driver, fulfillment_config: config }) => ({
      path,
      equipment: await app.drivers.equipment(app.db.read, driver, config),
    })),
  );
  const needed = equipped.flatMap(({ equipment }) => (equipment.possible ? equipment.preparations : []));
  const names = new Set(
    ways.flatMap((way) => secretReferences(way.fulfillment_config, '')).map((reference) => reference.name),
  );
  return {
    rehearsal_id: rehearsalId,
    // Its pictures stay here, and so do the texts that may show them.
    product: { ...product, description: '', presentation: presentationOf({}), translations: {} },
    prices: prices.filter(({ active }) => active),
    secrets: await Promise.all(
      [...names].map(async (name) => ({ name, value: (await secretBehind(app, `secret:${name}`)).reveal() })),
    ),
    egress_allow: app.rehearsals.egressAllow,
    preparations: await bringFiles(app, folder, onceEach(needed)),
    impossible: equipped.flatMap(({ path, equipment }) =>
      equipment.possible ? [] : [{ path, reason: equipment.reason }],
    ),
  };
}

/** Two paths may need the same. */
function onceEach(preparations: Preparation[]): Preparation[] {
  return [...new Map(preparations.map((one) => [JSON.stringify(one), one])).values()];
}

function bringFiles(app: RehearsalApp, folder: string, preparations: Preparation[]): Promise<StagePreparation[]> {
  return Promise.all(
    preparations.map(async (preparation, i) => {
      if (!('stored' in preparation)) return preparation;
      const { key, sha256 } = preparation.stored;
      const content = await app.storage.read(key, { start: 0, end: Number.MAX_SAFE_INTEGER });
      if (!content) throw new Error(`${key} is in the database and not in storage`);
      const file = join(folder, String(i));
      await pipeline(content, createWriteStream(file, { mode: 0o600 }));
      return { path: preparation.path, file, sha256 };
    }),
  );
}
