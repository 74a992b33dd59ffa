import { until, type World } from '@vozex/dev-world';
import { runImports } from '../src/imports/index.ts';

/** An import as the API tells of it. */
export type Told = {
  id: string;
  status: string;
  problem: string | null;
  rows_total: number;
  rows_done: number;
  counts: Record<string, number>;
  ignored_columns: string[];
  column_hints: Record<string, string>;
  renamed_columns: Record<string, string>;
};

export type ToldRow = {
  row_number: number;
  line: number;
  external_id: string | null;
  outcome: string;
  target_id: string | null;
  problems: { code: string; field: string | null; message: string }[];
  product: {
    slug: string;
    proposal: { delivery_model: string | null; confidence: string; reason: string } | null;
    undecided: boolean;
    missing: string[];
  } | null;
};

/** How a story imports: a file as text, and what is said beside it. */
export type Wish = {
  kind: 'products' | 'customers' | 'orders' | 'licenses';
  file: string | Uint8Array;
  dryRun?: boolean;
  source?: string;
  decisions?: unknown;
};

/** Sends a file, and says what the shop answers. */
export function sends(world: World, wish: Wish, who: Parameters<World['as']>[0] = 'Oscar') {
  const query = new URLSearchParams({
    kind: wish.kind,
    source: wish.source ?? 'old',
    file_name: `${wish.kind}.csv`,
    dry_run: String(wish.dryRun ?? false),
    ...(wish.decisions === undefined ? {} : { decisions: JSON.stringify(wish.decisions) }),
  });
  const bytes = typeof wish.file === 'string' ? Buffer.from(wish.file) : wish.file;
  return world.as(who).ask('POST', `/api/admin/imports?${query}`, undefined, { bytes });
}

/** Sends a file, and waits until all of it was dealt with. */
export async function imports(world: World, wish: Wish): Promise<Told> {
  const { status, body } = await sends(world, wish);
  if (status !== 202) throw new Error(`the file was refused: ${status} ${JSON.stringify(body)}`);
  const { id } = body as Told;
  await runImports(world.running.shop, new AbortController().signal); // its loop would, within a second
  return until(
    `import ${id} has ended`,
    async () => {
      const told = await world.operator.api.get<Told>(`/api/admin/imports/${id}`);
      return told.status === 'waiting' || told.status === 'running' ? undefined : told;
    },
    { seconds: 60 },
  );
}

export async function rowsOf(world: World, id: string): Promise<ToldRow[]> {
  const { items } = await world.operator.api.get<{ items: ToldRow[] }>(`/api/admin/imports/${id}/rows?limit=100`);
  return items;
}
