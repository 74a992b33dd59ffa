import { useQuery, useQueryClient } from '@tanstack/react-query';
import { gatewaysQuery } from '../../api/admin.ts';
import { registerWebhook, testGateway } from '../../api/admin-billing.ts';
import type { GatewayDescription } from '../../api/types.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Loaded } from '../../shell/loaded.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/card.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { type Fact, KeyValue } from '../../ui/key-value.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { useWhyNot } from '../rights.ts';
import { ConnectionTestButton } from './connection-test.tsx';
import { GatewayChecks } from './gateway-checks.tsx';

type GatewayProps = { gateway: GatewayDescription };

/** What a gateway can do, in the words of who sells. */
function abilitiesOf({ capabilities, recurring, trials }: GatewayDescription): Fact[] {
  if (!capabilities) return [];
  const { partial_refund, cancel_at_period_end, plan_change, pause, tax } = capabilities;
  return [
    { label: 'Subscriptions', value: recurring ? (trials ? 'Yes, with trials' : 'Yes, without trials') : 'No' },
    {
      label: 'Change of plan',
      value: plan_change === 'immediate' ? 'At once, charged by proportion' : 'When the buyer agrees there',
    },
    { label: 'Pause', value: pause ? 'Yes' : 'No' },
    {
      label: 'Cancel at period end',
      value: cancel_at_period_end === 'native' ? 'Kept there' : 'Kept here, carried out in time',
    },
    { label: 'Refund in part', value: partial_refund === 'by_items' ? 'By line items' : 'By amount' },
    { label: 'Sales tax', value: tax === 'gateway' ? 'Charged and paid by the gateway' : 'Yours to charge and pay' },
  ];
}

function RegisterWebhook({ gateway: { gateway, title, webhook } }: GatewayProps) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const dialog = useDialog();
  const notOwner = useWhyNot('owner');
  const done = () => {
    toast(`${title} delivers its events here.`);
    queryClient.invalidateQueries({ queryKey: gatewaysQuery.queryKey });
  };
  return (
    <>
      <Button size="small" whyNot={notOwner} onClick={dialog.show}>
        {webhook.registered ? 'Register our webhook again' : 'Register our webhook'}
        <span className="sr-only"> at {title}</span>
      </Button>
      <ActionDialog
        key={dialog.key}
        {...dialog.props}
        title={`Register our webhook at ${title}?`}
        description={
          <>
            {title} will deliver its events to <span className="font-medium text-ink">{webhook.url}</span>, and VOZEX
            keeps the secret it signs them with. One that is there already is left as it is.
          </>
        }
        verb="Register webhook"
        act={() => registerWebhook(gateway)}
        onDone={done}
      />
    </>
  );
}

function Webhook({ gateway }: GatewayProps) {
  const { url, registered } = gateway.webhook;
  return (
    <div>
      <h3 className="font-medium text-sm">Webhook</h3>
      <p className="mt-1 flex items-center gap-1 text-sm">
        <code className="min-w-0 font-mono text-xs [overflow-wrap:anywhere]">{url}</code>
        <CopyButton text={url} what={`webhook address of ${gateway.title}`} iconOnly />
      </p>
      <p className="mt-1 text-[0.8125rem] text-ink-faint">
        {registered
          ? 'Registered there by VOZEX.'
          : 'Not registered by VOZEX. Name this address there yourself, or have it done here.'}
      </p>
      <div className="mt-3">
        <RegisterWebhook gateway={gateway} />
      </div>
    </div>
  );
}

function LastCheck({ gateway }: GatewayProps) {
  const queryClient = useQueryClient();
  const { last_check, title } = gateway;
  const test = async () => {
    const answer = await testGateway(gateway.gateway);
    queryClient.invalidateQueries({ queryKey: gatewaysQuery.queryKey });
    return { ok: answer.ok, detail: answer.ok ? 'It works.' : 'Something must be mended.' }; // the list below holds the rest
  };
  return (
    <div>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h3 className="font-medium text-sm">
          Checks{' '}
          {last_check && (
            <span className="font-normal text-[0.8125rem] text-ink-faint">
              <RelativeTime at={last_check.checked_at} />
            </span>
          )}
        </h3>
        <ConnectionTestButton what={title} test={test} />
      </div>
      {last_check ? (
        <GatewayChecks checks={last_check.checks} />
      ) : (
        <p className="text-ink-faint text-sm">It has not been checked since the server started.</p>
      )}
    </div>
  );
}

function GatewayPanel({ gateway }: GatewayProps) {
  const { title, configured, test_mode } = gateway;
  return (
    <Panel
      title={
        <span className="flex flex-wrap items-center gap-2.5">
          {title}
          {configured ? (
            <Badge tone={test_mode ? 'warn' : 'good'}>{test_mode ? 'Test mode' : 'Live'}</Badge>
          ) : (
            <Badge tone="quiet">Not configured</Badge>
          )}
        </span>
      }
    >
      {configured ? (
        <div className="grid gap-x-10 gap-y-7 lg:grid-cols-2">
          <div className="grid min-w-0 content-start gap-7">
            <LastCheck gateway={gateway} />
            <Webhook gateway={gateway} />
          </div>
          <div className="min-w-0">
            <h3 className="mb-3 font-medium text-sm">What it can</h3>
            <KeyValue columns facts={abilitiesOf(gateway)} />
          </div>
        </div>
      ) : (
        <Notice tone="quiet">
          Products may name it, but no checkout offers it. Its credentials are part of the server's environment; the
          page on configuration of the documentation names them.
        </Notice>
      )}
    </Panel>
  );
}

/** What takes the money: whether it works, where it delivers its events, what it can. */
export function GatewaysPage() {
  useTitle('Gateways');
  return (
    <>
      <PageHeader title="Payment gateways" note="They are checked every few hours, and whenever you test them." />
      <Loaded result={useQuery(gatewaysQuery)}>
        {(gateways) => (
          <div className="grid grid-cols-1 gap-6">
            {gateways.map((gateway) => (
              <GatewayPanel key={gateway.gateway} gateway={gateway} />
            ))}
          </div>
        )}
      </Loaded>
    </>
  );
}
