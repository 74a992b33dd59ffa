import { createHash } from 'node:crypto';
import { type ImportedCustomer, importCustomers } from '../accounts/index.ts';
import { openCells } from './cells.ts';
import type { End, RowKind } from './row-kind.ts';

export const customers: RowKind<ImportedCustomer> = {
  manyRows: false,
  toldInFull: false,

  read([row], { now }) {
    const cells = openCells(row!.cells, now); // because no thing is without a row
    const email = cells.email('email');
    const value = { email, name: cells.text('name', 200) ?? '', createdAt: cells.instant('created_at') ?? now };
    const id = cells.text('id', 200);
    return {
      // Without a number of its own it is known by its address, of which we keep no copy here.
      externalId: email === '' ? null : (id ?? `email:${createHash('sha256').update(email).digest('hex')}`),
      alsoOnce: [{ field: 'email', value: email }],
      value,
      problems: [cells.problems],
    };
  },

  async bring({ tx }, items) {
    const found = await importCustomers(
      tx,
      items.map(({ value }) => value),
    );
    return new Map(
      items.map(({ externalId, value }): [string, End] => {
        const { id, created } = found.get(value.email)!; // because each address has its customer now
        return [externalId, { outcome: created ? 'created' : 'linked', targetId: id }];
      }),
    );
  },
};
