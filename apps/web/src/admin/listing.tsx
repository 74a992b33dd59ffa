import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Inbox } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Page } from '../api/types.ts';
import { Paged } from '../shell/loaded.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { type Column, Table } from '../ui/table.tsx';

type ListingProps<Item> = {
  caption: string;
  result: UseInfiniteQueryResult<InfiniteData<Page<Item>>>;
  columns: readonly Column<Item>[];
  rowKey(item: Item): string;
  empty: { title: string; text?: ReactNode };
};

/** A list of the administration in its card: rows, or what it means that there are none. */
export function Listing<Item>({ caption, result, columns, rowKey, empty }: ListingProps<Item>) {
  return (
    <Card className="overflow-hidden">
      <Paged
        result={result}
        empty={
          <EmptyState icon={<Inbox />} title={empty.title}>
            {empty.text}
          </EmptyState>
        }
      >
        {(items) => <Table caption={caption} columns={columns} rows={items} rowKey={rowKey} />}
      </Paged>
    </Card>
  );
}
