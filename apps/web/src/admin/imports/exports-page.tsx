import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { roleReaches } from '@vozex/domain';
import { Download } from 'lucide-react';
import { sessionQuery } from '../../api/accounts.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { exportAddress } from '../export-button.tsx';

const route = getRouteApi('/admin/admin/exports');

const TABLES: readonly { what: string; title: string; text: string; least: 'operator' | 'owner' }[] = [
  { what: 'orders', title: 'Orders', text: 'With customers, amounts and what went back', least: 'operator' },
  { what: 'order-items', title: 'Order items', text: 'What was ordered, a line each', least: 'operator' },
  { what: 'order-taxes', title: 'Order taxes', text: 'The tax of each order, by rate', least: 'operator' },
  {
    what: 'payments',
    title: 'Payments',
    text: 'Every payment, later periods too, with tax and fees',
    least: 'operator',
  },
  { what: 'refunds', title: 'Refunds', text: 'What went back, and what gateways took back', least: 'operator' },
  { what: 'customers', title: 'Customers', text: 'E-mail addresses and names', least: 'operator' },
  { what: 'fulfillments', title: 'Fulfillments', text: 'Deliveries and when they were done', least: 'operator' },
  { what: 'subscriptions', title: 'Subscriptions', text: 'Plans, periods and how they stand', least: 'operator' },
  { what: 'licenses', title: 'Licenses', text: 'Without the keys', least: 'operator' },
  { what: 'audit-log', title: 'Audit log', text: 'Who of the team did what', least: 'owner' },
];

/** Everything that can be taken away as a file, for a range of days. */
export function ExportsPage() {
  useTitle('Exports');
  const range = route.useSearch();
  const navigate = route.useNavigate();
  const pick = (name: 'from' | 'to') => (value: string) =>
    navigate({ search: (now) => ({ ...now, [name]: value || undefined }), replace: true });
  return (
    <>
      <PageHeader
        title="Exports"
        note="CSV files in UTF-8, oldest rows first, ready for spreadsheets. Days are days in UTC. Each export is written to the audit log."
      />
      <div className="mb-6 grid max-w-md grid-cols-2 gap-4">
        <Day label="From" value={range.from} onChange={pick('from')} />
        <Day label="To" value={range.to} onChange={pick('to')} />
      </div>
      <Loaded result={useQuery(sessionQuery)}>
        {({ user }) => (
          <Card>
            <ul className="divide-y divide-line">
              {TABLES.map(({ what, title, text, least }) => (
                <li key={what} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3.5 sm:px-6">
                  <div className="min-w-0 flex-1">
                    <h2 className="font-medium text-sm">{title}</h2>
                    <p className="text-[0.8125rem] text-ink-faint">{text}</p>
                  </div>
                  {user && roleReaches(user.role, least) ? (
                    <Button asChild size="small">
                      <a href={exportAddress(what, range)} download aria-label={`Export ${title} as CSV`}>
                        <Download aria-hidden="true" className="size-4" />
                        CSV
                      </a>
                    </Button>
                  ) : (
                    <Button size="small" whyNot={`Only for ${least}s`} aria-label={`Export ${title} as CSV`}>
                      CSV
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </Card>
        )}
      </Loaded>
    </>
  );
}

function Day({ label, value, onChange }: { label: string; value: string | undefined; onChange(value: string): void }) {
  return (
    <Field label={label}>
      <Input type="date" value={value ?? ''} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}
