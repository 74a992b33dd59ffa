import { mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { InstanceDriverKey } from '@vozex/domain';
import type { Clock } from '../kernel/clock.ts';
import * as definitions from './drivers/index.ts';
import { DriverUnreachable, type InstanceDriver, type InstanceDriverDefinition } from './instance-driver.ts';
import type { ProvisioningStorage } from './provisioning-storage.ts';

/** A pool as its engine needs to know it. */
export type PoolToOpen = { id: string; driver: InstanceDriverKey; config: unknown };

/** The engines behind the pools, opened when they are first needed and kept open. */
export type InstanceEngines = {
  /** This machine's name, as pools that are bound to one machine have it. */
  readonly host: string;
  /** Where this room may keep files on their way. */
  readonly folder: string;
  /** @throws DriverUnreachable when it cannot be opened here. */
  open(pool: PoolToOpen): Promise<InstanceDriver>;
  close(): Promise<void>;
};

/** Every engine by its key: one folder under drivers/ and one line in drivers/index.ts each. */
type EngineKey = keyof typeof definitions;
const definitionOf = definitions as unknown as Readonly<Record<EngineKey, InstanceDriverDefinition>>; // because each is checked by its own folder

export function findEngine(driver: string): InstanceDriverDefinition | undefined {
  return Object.hasOwn(definitionOf, driver) ? definitionOf[driver as EngineKey] : undefined;
}

export function engineDefinitions(): InstanceDriverDefinition[] {
  return Object.values(definitionOf);
}

/** @param folder where each pool gets a folder of its own. */
export function openEngines(parts: { folder: string; clock: Clock; storage: ProvisioningStorage }): InstanceEngines {
  const opened = new Map<string, Promise<InstanceDriver>>();
  const openOnce = async ({ id, driver, config }: PoolToOpen): Promise<InstanceDriver> => {
    const definition = findEngine(driver);
    if (!definition) throw new DriverUnreachable(`there is no engine ${driver} in this VOZEX`);
    const folder = join(parts.folder, id);
    mkdirSync(folder, { recursive: true, mode: 0o711 });
    try {
      return await definition.open(definition.config.parse(config), {
        folder,
        clock: parts.clock,
        openBundle: (key) => openWhole(parts.storage, key),
      });
    } catch (error) {
      throw new DriverUnreachable(error instanceof Error ? error.message : String(error), { cause: error });
    }
  };
  return {
    host: hostname(),
    folder: parts.folder,
    open(pool) {
      const key = `${pool.id} ${JSON.stringify(pool.config)}`;
      const driver = opened.get(key) ?? openOnce(pool);
      opened.set(key, driver);
      driver.catch(() => opened.delete(key)); // tried anew at the next look
      return driver;
    },
    async close() {
      for (const driver of opened.values()) await driver.then((one) => one.close()).catch(() => {});
    },
  };
}

async function openWhole(storage: ProvisioningStorage, key: string): Promise<NodeJS.ReadableStream> {
  const content = await storage.read(key, { start: 0, end: Number.MAX_SAFE_INTEGER });
  if (!content) throw new Error(`${key} is in the database and not in storage`);
  return content;
}
