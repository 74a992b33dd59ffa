import { sql } from 'kysely';
import type { App } from '../../kernel/app.ts';
import { readSetting } from '../../kernel/settings.ts';
import { currencySetting } from './currency-setting.ts';

/** The currencies that published products are priced in, the most used first, and which is shown to who chose none. */
export async function offeredCurrencies(app: Pick<App, 'db'>): Promise<{ default: string | null; offered: string[] }> {
  const { rows } = await sql<{ currency: string }>`
    select prices.currency from prices join products on products.id = prices.product_id
    where prices.active and products.status = 'published'
    group by prices.currency order by count(*) desc, prices.currency`.execute(app.db.read);
  const offered = rows.map(({ currency }) => currency);
  const set = (await readSetting(app.db.read, currencySetting)).default;
  return { default: offered.includes(set) ? set : (offered[0] ?? null), offered };
}
