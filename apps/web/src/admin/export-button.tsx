import { useQuery } from '@tanstack/react-query';
import { roleReaches } from '@vozex/domain';
import { Download } from 'lucide-react';
import { sessionQuery } from '../api/accounts.ts';
import { Button } from '../ui/button.tsx';

type ExportButtonProps = {
  what: string;
  /** The filters of the list above which it stands. */
  filter?: Record<string, string | undefined>;
};

/** Where a table can be taken away as a file. */
export function exportAddress(what: string, filter: Record<string, string | undefined> = {}): string {
  const given = Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const query = new URLSearchParams(given).toString();
  return `/api/admin/exports/${what}.csv${query && `?${query}`}`;
}

/** Takes a list away as CSV, narrowed as the list is. Whoever may not does not see it. */
export function ExportButton({ what, filter }: ExportButtonProps) {
  const { data: session } = useQuery(sessionQuery);
  if (!session?.user || !roleReaches(session.user.role, 'operator')) return null;
  return (
    <Button asChild size="small">
      <a href={exportAddress(what, filter)} download>
        <Download aria-hidden="true" className="size-4" />
        Export CSV
      </a>
    </Button>
  );
}
