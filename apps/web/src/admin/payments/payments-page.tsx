import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { PaymentStatus } from '@vozex/domain';
import { CreditCard } from 'lucide-react';
import { adminPaymentsQuery } from '../../api/admin.ts';
import type { AdminPayment } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { Paged } from '../../shell/loaded.tsx';
import { Panel } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { knownWord } from '../../words/known-word.ts';
import { spoken } from '../../words/phrases.ts';
import { ExportButton } from '../export-button.tsx';
import { FilterSelect, Filters } from '../filters.tsx';
import { PaymentRow } from './payment-row.tsx';

const route = getRouteApi('/admin/admin/payments');

function PaymentRows({ payments }: { payments: AdminPayment[] }) {
  return (
    <ul className="divide-y divide-line">
      {payments.map((payment) => (
        <PaymentRow key={payment.id} payment={payment} showOrder />
      ))}
    </ul>
  );
}

/** Payments that wait for a decision come first, whatever is filtered below them. */
function HeldPayments() {
  const held = useInfiniteQuery(adminPaymentsQuery({ status: 'held' }));
  if (!held.data?.pages[0]?.items.length) return null;
  return (
    <Panel
      title="Held back"
      note="The money came, but does not fit its order. Nothing is delivered until you decide."
      flush
      className="mb-6"
    >
      <Paged result={held} empty={null}>
        {(payments) => <PaymentRows payments={payments} />}
      </Paged>
    </Panel>
  );
}

export function PaymentsPage() {
  useTitle('Payments');
  const status = knownWord(PaymentStatus.options, route.useSearch().status);
  const navigate = route.useNavigate();
  return (
    <>
      <PageHeader title="Payments" actions={<ExportButton what="payments" filter={{ status }} />} />
      {status !== 'held' && <HeldPayments />}
      <Filters>
        <FilterSelect
          label="Status"
          all="Every status"
          value={status}
          options={PaymentStatus.options.map((value) => ({ value, label: spoken(value) }))}
          onChange={(value) =>
            navigate({ to: paths.adminPayments, search: value ? { status: value } : {}, replace: true })
          }
        />
      </Filters>
      <Panel title="All payments" flush>
        <Paged
          result={useInfiniteQuery(adminPaymentsQuery({ status }))}
          empty={<EmptyState icon={<CreditCard />} title="No payments here" />}
        >
          {(payments) => (
            <PaymentRows payments={status ? payments : payments.filter((payment) => payment.status !== 'held')} />
          )}
        </Paged>
      </Panel>
    </>
  );
}
