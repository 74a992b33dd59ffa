import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ArrowUpRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { dropPlanChange, mySubscriptionQuery } from '../api/subscriptions.ts';
import type { PlanChange, SubscriptionDetail } from '../api/types.ts';
import { say } from '../languages/say.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Day } from '../ui/relative-time.tsx';
import { gatewayTitle } from '../words/gateway-title.ts';
import { PaymentMethodButton } from './payment-method-button.tsx';

const ENDED: SubscriptionDetail['status'][] = ['cancelled', 'expired'];
const CHANGING: PlanChange['status'][] = ['requested', 'charging', 'unknown'];

/** The gateway was told something and has not answered: nothing else can be asked until it has. */
function isWaiting({ status, actions }: SubscriptionDetail): boolean {
  return actions.length === 0 && !ENDED.includes(status);
}

/** A charge failed: the banner says it, and holds what helps. */
export function isUnpaid(status: SubscriptionDetail['status']): boolean {
  return status === 'past_due' || status === 'on_hold';
}

/** True while the page may change without its reader doing anything. */
export function isUnderWay(subscription: SubscriptionDetail, consent: string | undefined): boolean {
  const { change } = subscription;
  if (change && CHANGING.includes(change.status)) return true;
  return isWaiting(subscription) || (consent === 'given' && change?.status === 'awaiting_consent');
}

type NewsProps = { subscription: SubscriptionDetail; consent: string | undefined; returned: boolean };

/** What the customer must know or do first, most urgent first. Nothing where all is well. */
export function SubscriptionNews({ subscription, consent, returned }: NewsProps) {
  const { change } = subscription;
  const shown: ReactNode = (
    <>
      {isUnpaid(subscription.status) && <Unpaid subscription={subscription} />}
      {returned && (
        <Notice tone="good" title={say('Thank you')}>
          {say('It can take a minute until {gateway} tells us of your new way to pay.', {
            gateway: gatewayTitle(subscription.gateway),
          })}
        </Notice>
      )}
      {consent === 'given' && !change && subscription.status !== 'cancel_scheduled' && (
        <Notice tone="good" title={say('Your plan has been changed')} />
      )}
      {change && <Change subscription={subscription} change={change} consent={consent} />}
      {isWaiting(subscription) && (
        <Notice
          tone="busy"
          title={say('We are waiting for {gateway}', { gateway: gatewayTitle(subscription.gateway) })}
        >
          {say('Your wish is kept and passed on until it is answered. This page moves on by itself.')}
        </Notice>
      )}
    </>
  );
  return <div className="grid grid-cols-1 gap-4 empty:hidden">{shown}</div>;
}

/** A charge failed: where it stands, and what helps first. */
function Unpaid({ subscription }: { subscription: SubscriptionDetail }) {
  const { status, headline, gateway, actions } = subscription;
  const retried = status === 'past_due';
  return (
    <Notice
      tone={retried ? 'warn' : 'bad'}
      title={retried ? say('A payment did not go through') : say('This subscription is not paid')}
      actions={
        actions.includes('new_payment_method') && (
          <PaymentMethodButton subscription={subscription} variant="primary">
            {gateway === 'paypal' ? say('See to it at PayPal') : say('Give another way to pay')}
          </PaymentMethodButton>
        )
      }
    >
      {headline}
      {retried && ` ${say('{gateway} tries again by itself.', { gateway: gatewayTitle(gateway) })}`}
    </Notice>
  );
}

const wanted = ({ to_price_name, to_quantity }: PlanChange) =>
  to_quantity > 1 ? `${to_price_name} × ${to_quantity}` : to_price_name;

/** The change of plan that is open, or went wrong lately. */
function Change({ subscription, change, consent }: Omit<NewsProps, 'returned'> & { change: PlanChange }) {
  const { gateway, current_period_end } = subscription;
  switch (change.status) {
    case 'awaiting_consent':
      return consent === 'given' ? (
        <Notice tone="busy" title={say('Waiting for {gateway}', { gateway: gatewayTitle(gateway) })}>
          {say('You have agreed to {change}. It usually takes a minute; this page moves on by itself.', {
            change: wanted(change),
          })}
        </Notice>
      ) : (
        <ConsentAwaited subscription={subscription} change={change} refused={consent === 'refused'} />
      );
    case 'scheduled':
      return (
        <Notice tone="busy" title={say('Changes to {change}', { change: wanted(change) })}>
          {say('It takes effect with the next period, on')} <Day at={current_period_end} />.
        </Notice>
      );
    case 'refused':
    case 'failed':
      return (
        <Notice tone="warn" title={say('The change to {change} was not made', { change: wanted(change) })}>
          {change.problem ?? say('{gateway} did not accept it.', { gateway: gatewayTitle(gateway) })}{' '}
          {say('Your plan is what it was.')}
        </Notice>
      );
    default:
      return (
        <Notice tone="busy" title={say('Changing to {change}', { change: wanted(change) })}>
          {say('This usually takes seconds. This page moves on by itself.')}
        </Notice>
      );
  }
}

/** The buyer must agree at the gateway, or think better of it. */
function ConsentAwaited({
  subscription: { id, gateway },
  change,
  refused,
}: {
  subscription: SubscriptionDetail;
  change: PlanChange;
  refused: boolean;
}) {
  const queryClient = useQueryClient();
  const drop = useMutation({
    mutationFn: () => dropPlanChange(id),
    onSuccess: (now) => queryClient.setQueryData(mySubscriptionQuery(id).queryKey, now),
  });
  return (
    <Notice
      tone="warn"
      title={
        refused ? say('Nothing was changed') : say('The change to {change} waits for you', { change: wanted(change) })
      }
      actions={
        <>
          {change.consent_url && (
            <Button asChild size="small" variant="primary">
              <a href={change.consent_url}>
                {say('Agree at {gateway}', { gateway: gatewayTitle(gateway) })}{' '}
                <ArrowUpRight aria-hidden="true" className="size-3.5" />
              </a>
            </Button>
          )}
          <Button size="small" busy={drop.isPending} onClick={() => drop.mutate()}>
            {say('Give it up')}
          </Button>
        </>
      }
    >
      {refused
        ? say('You did not agree at {gateway}. You still can change to {change}, or give the change up.', {
            gateway: gatewayTitle(gateway),
            change: wanted(change),
          })
        : say('Agree at {gateway}, and it is made. Until then your plan stays what it is.', {
            gateway: gatewayTitle(gateway),
          })}
      {drop.isError && <ErrorNotice error={drop.error} />}
    </Notice>
  );
}
