import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { DISPUTE_LABEL } from '@vozex/domain';
import { FileJson, FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import { adminDisputeQuery } from '../../api/admin-billing.ts';
import type { Dispute } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/card.tsx';
import { type Fact, KeyValue } from '../../ui/key-value.tsx';
import { Money } from '../../ui/money.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DateTime, RelativeTime } from '../../ui/relative-time.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { gatewayTitle } from '../../words/gateway-title.ts';
import { spokenCode } from '../../words/phrases.ts';
import { DISPUTE_TONE } from '../../words/status-tones.ts';
import { BackLink } from '../back-link.tsx';
import { OrderLink } from '../order-link.tsx';
import { RecordId } from '../record-id.tsx';
import { useWhyNot } from '../rights.ts';
import { PaymentRow } from './payment-row.tsx';

const route = getRouteApi('/admin/admin/disputes/$id');

function factsOf(dispute: Dispute): Fact[] {
  const { amount_minor, currency, customer, order_id, gateway, gateway_dispute_id, closed_at } = dispute;
  return [
    {
      label: 'Amount',
      value: amount_minor !== null && currency && <Money amount_minor={amount_minor} currency={currency} />,
    },
    { label: 'Reason', value: dispute.reason && spokenCode(dispute.reason) },
    { label: 'Stage', value: dispute.stage && spokenCode(dispute.stage) },
    { label: 'Customer', value: customer.name },
    { label: 'E-mail', value: customer.email },
    {
      label: 'Order',
      value: <OrderLink id={order_id} />,
    },
    { label: 'Gateway', value: gatewayTitle(gateway) },
    { label: 'Id there', value: <RecordId id={gateway_dispute_id} what="dispute id at the gateway" /> },
    { label: 'Opened', value: <DateTime at={dispute.opened_at} /> },
    { label: 'Closed', value: closed_at && <DateTime at={closed_at} /> },
  ];
}

/** A file of evidence; only operators may have it, since it holds all there is of a customer. */
function Download({ href, name, children }: { href: string; name?: string; children: ReactNode }) {
  const notOperator = useWhyNot('operator');
  if (notOperator) return <Button whyNot={notOperator}>{children}</Button>;
  return (
    <Button asChild>
      <a href={href} download={name ?? ''}>
        {children}
      </a>
    </Button>
  );
}

/** Until when an answer is awaited, in words that cannot be missed. */
function Deadline({ dispute: { status, respond_by, gateway } }: { dispute: Dispute }) {
  if (status === 'won') return <Notice tone="good" title="Won: the money stays." />;
  if (status === 'lost') return <Notice tone="quiet" title="Lost: the money went back to the buyer." />;
  if (status === 'under_review') {
    return (
      <Notice tone="busy" title={`${gatewayTitle(gateway)} is looking into it`}>
        There is nothing to do until it decides.
      </Notice>
    );
  }
  if (!respond_by) {
    return (
      <Notice tone="bad" title={`Answer at ${gatewayTitle(gateway)}`}>
        It did not say until when. An answer that does not come is a dispute lost.
      </Notice>
    );
  }
  return (
    <Notice
      tone="bad"
      title={
        <>
          Answer at {gatewayTitle(gateway)} by <DateTime at={respond_by} /> (<RelativeTime at={respond_by} />)
        </>
      }
    >
      An answer that does not come in time is a dispute lost.
    </Notice>
  );
}

function DisputeView({ dispute }: { dispute: Dispute }) {
  const { id, payment, moves } = dispute;
  const evidence = `/api/admin/disputes/${id}/evidence`;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid min-w-0 grid-cols-1 gap-6">
        <Deadline dispute={dispute} />
        <Panel
          title="Evidence"
          note="What was bought, paid, delivered, downloaded and used: when, and from where. Upload it where you answer."
        >
          <div className="flex flex-wrap gap-2.5">
            <Download href={`${evidence}.pdf`}>
              <FileText aria-hidden="true" className="size-4" /> Evidence as PDF
            </Download>
            <Download href={evidence} name={`evidence-${id}.json`}>
              <FileJson aria-hidden="true" className="size-4" /> As JSON
            </Download>
          </div>
        </Panel>
        <Panel title="Payment" flush>
          <ul>
            <PaymentRow payment={payment} />
          </ul>
        </Panel>
      </div>
      <div className="grid grid-cols-1 gap-6">
        <Panel title="Facts">
          <KeyValue facts={factsOf(dispute)} />
        </Panel>
        <Panel title="History">
          <Timeline
            label="History of the dispute"
            entries={moves.map(({ to, because, at }) => ({
              key: at + to,
              title: DISPUTE_LABEL[to],
              aside: <DateTime at={at} />,
              detail: because,
              tone: DISPUTE_TONE[to],
            }))}
          />
        </Panel>
      </div>
    </div>
  );
}

/** One dispute: until when to answer, and what to answer with. */
export function DisputePage() {
  const { id } = route.useParams();
  const result = useQuery(adminDisputeQuery(id));
  useTitle('Dispute');
  return (
    <Loaded result={result}>
      {(dispute) => (
        <>
          <PageHeader
            back={<BackLink to={paths.adminDisputes}>Disputes</BackLink>}
            title={`Dispute of ${dispute.customer.name || dispute.customer.email}`}
            badge={<Badge tone={DISPUTE_TONE[dispute.status]}>{dispute.status_label}</Badge>}
            note={<RecordId id={dispute.id} what="dispute id" />}
          />
          <DisputeView dispute={dispute} />
        </>
      )}
    </Loaded>
  );
}
