import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateApiTypes } from './api-types.ts';
import { generateConfiguration } from './configuration.ts';
import { generateDrivers } from './drivers.ts';
import { generateErrors } from './errors.ts';
import { generateImportFiles } from './import-files.ts';
import { generateOpenApi } from './openapi.ts';
import { generateStates } from './states.ts';
import { generateTables } from './tables.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Every generated file, and what makes it. `--check` writes nothing and names the files that are stale. */
const GENERATED: Record<string, () => Promise<string> | string> = {
  'apps/server/src/kernel/tables.gen.ts': generateTables,
  'openapi.json': generateOpenApi,
  'apps/web/src/api/schema.gen.ts': generateApiTypes,
  'docs/configuration.md': generateConfiguration,
  'docs/drivers.md': generateDrivers,
  'docs/errors.md': generateErrors,
  'docs/import-files.md': generateImportFiles,
  'docs/flows/states.md': generateStates,
};

const check = process.argv.includes('--check');
const stale: string[] = [];
for (const [path, generate] of Object.entries(GENERATED)) {
  const file = `${ROOT}${path}`;
  const made = await generate();
  if (readOrNothing(file) === made) continue;
  stale.push(relative(ROOT, file));
  if (!check) writeFileSync(file, made);
}
if (stale.length > 0) console.log(`${check ? 'Stale, run npm run generate' : 'Generated'}: ${stale.join(', ')}`);
if (check && stale.length > 0) process.exitCode = 1;

function readOrNothing(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
