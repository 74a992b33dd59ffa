import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { decideBatch, guardBatchQuery, heldDeliveriesQuery } from '../../api/bench.ts';
import type { GuardBatch, HeldDelivery } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Loaded } from '../../shell/loaded.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/card.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DateTime } from '../../ui/relative-time.tsx';
import { type Column, ROW_LINK } from '../../ui/table.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { actorTitle } from '../../words/actor.ts';
import { counted, spoken } from '../../words/phrases.ts';
import { GUARD_TONE } from '../../words/status-tones.ts';
import { BackLink } from '../back-link.tsx';
import { Listing } from '../listing.tsx';
import { ReasonField } from '../reason-field.tsx';
import { useWhyNot } from '../rights.ts';

const route = getRouteApi('/admin/admin/bench/masses/$id');

const COLUMNS: Column<HeldDelivery>[] = [
  {
    key: 'customer',
    label: 'Customer',
    lead: true,
    cell: ({ id, customer }) => (
      <Link to={paths.adminFulfillment} params={{ id }} className={ROW_LINK}>
        {customer.name || customer.email}
      </Link>
    ),
  },
  { key: 'product', label: 'Product', cell: ({ product_name }) => product_name },
  { key: 'wish', label: 'Is to be', cell: ({ wish }) => (wish === 'cancel' ? 'Cancelled' : 'Suspended') },
  { key: 'because', label: 'Because', cell: ({ because }) => because },
  { key: 'guard', label: 'Guard', cell: ({ guard }) => <Badge tone={GUARD_TONE[guard]}>{spoken(guard)}</Badge> },
];

const WORDS = {
  approve: {
    verb: 'Approve',
    effect: 'Every one of these is suspended or cancelled, as it was wished. Cancellations cannot be undone.',
    done: 'Approved: it happens now.',
  },
  reject: {
    verb: 'Reject',
    effect: 'Everything runs on. Each delivery can then be suspended or cancelled by itself.',
    done: 'Rejected: everything runs on.',
  },
} as const;

function Decision({ verb, batch }: { verb: 'approve' | 'reject'; batch: GuardBatch }) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const dialog = useDialog();
  const [reason, setReason] = useState('');
  const notOperator = useWhyNot('operator');
  const notOwner = useWhyNot('owner');
  const words = WORDS[verb];
  const whyNot = verb === 'approve' && batch.cancels > 0 ? notOwner : notOperator;
  return (
    <>
      <Button variant={verb === 'approve' ? 'primary' : 'secondary'} whyNot={whyNot} onClick={dialog.show}>
        {words.verb}
      </Button>
      <ActionDialog
        key={dialog.key}
        {...dialog.props}
        title={`${words.verb} ${counted(batch.suspends + batch.cancels, 'delivery', 'deliveries')}?`}
        description={words.effect}
        verb={words.verb}
        dangerous={verb === 'approve'}
        act={() => decideBatch(batch.id, verb, reason.trim())}
        onDone={() => {
          toast(words.done);
          queryClient.invalidateQueries({ queryKey: ['admin'] });
        }}
      >
        <ReasonField value={reason} onChange={setReason} />
      </ActionDialog>
    </>
  );
}

/** A mass of suspensions and cancellations that waits for a second person, or waited. */
export function GuardBatchPage() {
  const { id } = route.useParams();
  useTitle('Held by the guard');
  const held = useInfiniteQuery(heldDeliveriesQuery(id));
  return (
    <Loaded result={useQuery(guardBatchQuery(id))}>
      {(batch) => (
        <>
          <PageHeader
            back={<BackLink to={paths.adminBench}>Work bench</BackLink>}
            title="Held by the guard"
            badge={<Badge tone={GUARD_TONE[batch.status]}>{spoken(batch.status)}</Badge>}
            actions={
              batch.status === 'open' && (
                <>
                  <Decision verb="approve" batch={batch} />
                  <Decision verb="reject" batch={batch} />
                </>
              )
            }
          />
          <div className="grid gap-6">
            {batch.status === 'open' && (
              <Notice tone="warn" title="Everything runs on until somebody decides">
                More deliveries than the guard allows within an hour were to be suspended or cancelled.
                {batch.cancels > 0 && ' An owner must approve, since cancellations are final.'}
              </Notice>
            )}
            <div className="grid items-start gap-6 lg:grid-cols-2">
              <Panel title="What and who">
                <KeyValue
                  facts={[
                    { label: 'Caused by', value: batch.caused_by_name ?? actorTitle(batch.caused_by) },
                    { label: 'Since', value: <DateTime at={batch.opened_at} /> },
                    { label: 'To suspend', value: batch.suspends },
                    { label: 'To cancel', value: batch.cancels },
                    ...(batch.decided_at
                      ? [
                          { label: 'Decided', value: <DateTime at={batch.decided_at} /> },
                          { label: 'By', value: actorTitle(batch.decided_by ?? '') },
                          { label: 'Reason', value: batch.reason },
                        ]
                      : []),
                  ]}
                />
              </Panel>
              <Panel title="Why it was wished">
                <KeyValue
                  facts={batch.causes.map(({ because, count }) => ({ label: `${count} times`, value: because }))}
                />
              </Panel>
            </div>
            <Listing
              caption="Deliveries of this batch"
              result={held}
              columns={COLUMNS}
              rowKey={({ id: delivery }) => delivery}
              empty={{ title: 'None is left', text: 'Each was decided about by itself.' }}
            />
          </div>
        </>
      )}
    </Loaded>
  );
}
