import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { GATEWAY_LABEL, PaymentGatewayKey, WebhookEventStatus } from '@vozex/domain';
import { adminEventsQuery } from '../../api/admin.ts';
import type { WebhookEvent } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { Badge } from '../../ui/badge.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { type Column, ROW_LINK } from '../../ui/table.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { knownWord } from '../../words/known-word.ts';
import { spoken } from '../../words/phrases.ts';
import { EVENT_TONE } from '../../words/status-tones.ts';
import { FilterSelect, Filters } from '../filters.tsx';
import { Listing } from '../listing.tsx';

const route = getRouteApi('/admin/admin/events');

const COLUMNS: Column<WebhookEvent>[] = [
  {
    key: 'type',
    label: 'Event',
    lead: true,
    cell: ({ id, event_type }) => (
      <Link to={paths.adminEvent} params={{ id }} className={ROW_LINK}>
        {event_type}
      </Link>
    ),
  },
  {
    key: 'gateway',
    label: 'Gateway',
    cell: ({ gateway }) => <span className="whitespace-nowrap">{GATEWAY_LABEL[gateway]}</span>,
  },
  { key: 'status', label: 'Status', cell: ({ status }) => <Badge tone={EVENT_TONE[status]}>{spoken(status)}</Badge> },
  {
    key: 'problem',
    label: 'Problem',
    cell: ({ problem }) => problem && <span className="text-ink-soft">{problem}</span>,
  },
  { key: 'deliveries', label: 'Sent', end: true, cell: ({ deliveries }) => `${deliveries} ×` },
  { key: 'at', label: 'Received', end: true, cell: ({ received_at }) => <RelativeTime at={received_at} /> },
];

/** What the gateways wrote, and what became of it. */
export function EventsPage() {
  useTitle('Webhook events');
  const search = route.useSearch();
  const status = knownWord(WebhookEventStatus.options, search.status);
  const gateway = knownWord(PaymentGatewayKey.options, search.gateway);
  const navigate = route.useNavigate();
  return (
    <>
      <PageHeader
        title="Webhook events"
        note="Each event is kept as it came. One that could not be applied is held in quarantine until you retry it."
      />
      <Filters>
        <FilterSelect
          label="Status"
          all="Every status"
          value={status}
          options={WebhookEventStatus.options.map((value) => ({ value, label: spoken(value) }))}
          onChange={(value) => navigate({ search: (now) => ({ ...now, status: value }), replace: true })}
        />
        <FilterSelect
          label="Gateway"
          all="Every gateway"
          value={gateway}
          options={PaymentGatewayKey.options.map((value) => ({ value, label: GATEWAY_LABEL[value] }))}
          onChange={(value) => navigate({ search: (now) => ({ ...now, gateway: value }), replace: true })}
        />
      </Filters>
      <Listing
        caption="Webhook events"
        result={useInfiniteQuery(adminEventsQuery({ status, gateway }))}
        columns={COLUMNS}
        rowKey={({ id }) => id}
        empty={{ title: 'No events here' }}
      />
    </>
  );
}
