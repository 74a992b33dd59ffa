import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { GATEWAY_LABEL } from '@vozex/domain';
import { adminEventQuery, retryEvent } from '../../api/admin.ts';
import type { WebhookEventWithBody } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { ErrorNotice } from '../../shell/error-notice.tsx';
import { Loaded } from '../../shell/loaded.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/card.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DateTime } from '../../ui/relative-time.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { spoken } from '../../words/phrases.ts';
import { EVENT_TONE } from '../../words/status-tones.ts';
import { BackLink, INLINE_LINK } from '../back-link.tsx';
import { JsonBlock } from '../json-block.tsx';
import { RecordId } from '../record-id.tsx';
import { useWhyNot } from '../rights.ts';

const route = getRouteApi('/admin/admin/events/$id');

function EventView({ event }: { event: WebhookEventWithBody }) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const notOperator = useWhyNot('operator');
  const retry = useMutation({
    mutationFn: () => retryEvent(event.id),
    onSuccess: () => {
      toast('The event is applied again.');
      queryClient.invalidateQueries({ queryKey: ['admin'] });
    },
  });
  return (
    <>
      <PageHeader
        back={<BackLink to={paths.adminEvents}>Webhook events</BackLink>}
        title={event.event_type}
        badge={<Badge tone={EVENT_TONE[event.status]}>{spoken(event.status)}</Badge>}
        actions={
          <Button
            busy={retry.isPending}
            whyNot={notOperator ?? (event.status === 'quarantined' ? null : 'Only for events in quarantine')}
            onClick={() => retry.mutate()}
          >
            Retry
          </Button>
        }
      />
      <div className="grid grid-cols-1 gap-6">
        {retry.isError && <ErrorNotice error={retry.error} />}
        {event.problem && <Notice tone="warn">{event.problem}</Notice>}
        <Panel title="Facts">
          <KeyValue
            columns
            facts={[
              { label: 'Gateway', value: GATEWAY_LABEL[event.gateway] },
              { label: 'Its id there', value: <RecordId id={event.event_id} what="event id" /> },
              { label: 'Received', value: <DateTime at={event.received_at} /> },
              { label: 'Applied', value: event.applied_at && <DateTime at={event.applied_at} /> },
              { label: 'Sent', value: `${event.deliveries} ×` },
              {
                label: 'Order',
                value: event.order_id && (
                  <Link to={paths.adminOrder} params={{ id: event.order_id }} className={INLINE_LINK}>
                    {event.order_id}
                  </Link>
                ),
              },
            ]}
          />
        </Panel>
        <Panel title="Body as it came">
          <JsonBlock label="Body of the event" value={event.body} />
        </Panel>
      </div>
    </>
  );
}

export function EventPage() {
  const { id } = route.useParams();
  useTitle('Webhook event');
  return <Loaded result={useQuery(adminEventQuery(id))}>{(event) => <EventView event={event} />}</Loaded>;
}
