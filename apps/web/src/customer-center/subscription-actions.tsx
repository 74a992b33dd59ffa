import { useState } from 'react';
import {
  cancelSubscription,
  mySubscriptionQuery,
  pauseSubscription,
  resumeSubscription,
} from '../api/subscriptions.ts';
import type { SubscriptionDetail } from '../api/types.ts';
import { say, tell } from '../languages/say.ts';
import { useDialog } from '../shell/action-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Textarea } from '../ui/input.tsx';
import { Day } from '../ui/relative-time.tsx';
import { PaymentMethodButton } from './payment-method-button.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { isUnpaid } from './subscription-news.tsx';
import { type Wish, WishButton } from './wish-button.tsx';

const REASON_LENGTH_MAX = 500;

type ActionProps = { subscription: SubscriptionDetail };

/** What can be done now, by what the server allows; what helps most first, the way out last. */
export function SubscriptionActions({ subscription }: ActionProps) {
  const { actions, status } = subscription;
  const can = (action: SubscriptionDetail['actions'][number]) => actions.includes(action);
  return (
    <div className="mt-5 flex flex-wrap gap-2.5 empty:hidden max-sm:[&>*]:w-full">
      {can('keep') && <Keep subscription={subscription} />}
      {can('resume') && <Resume subscription={subscription} />}
      {can('change_plan') && <ChangePlan subscription={subscription} />}
      {can('new_payment_method') && !isUnpaid(status) && (
        <PaymentMethodButton subscription={subscription}>{say('New payment method')}</PaymentMethodButton>
      )}
      {can('pause') && <Pause subscription={subscription} />}
      {can('cancel') && <Cancel subscription={subscription} />}
    </div>
  );
}

/** A wish that nobody answered is kept, and the page behind the dialog shows that it is under way. */
const MOVED_ON = ['GATEWAY_SILENT', 'NOT_NOW'];

/** Something that is asked for of a subscription. */
function Asked({ subscription, wish }: ActionProps & { wish: Wish<SubscriptionDetail> }) {
  return (
    <WishButton
      wish={wish}
      kept={mySubscriptionQuery(subscription.id).queryKey}
      shownBy={['me', 'subscriptions']}
      movedOn={MOVED_ON}
    />
  );
}

function Cancel({ subscription }: ActionProps) {
  const { id, product_name, status, current_period_end, trial_ends_at } = subscription;
  const [reason, setReason] = useState('');
  const end = <Day at={status === 'trialing' && trial_ends_at ? trial_ends_at : current_period_end} />;
  return (
    <Asked
      subscription={subscription}
      wish={{
        button: say('Cancel subscription'),
        variant: isUnpaid(status) ? 'secondary' : 'quiet',
        title: say('Cancel {productName}?', { productName: product_name }),
        description: (
          <>
            {tell(
              'It keeps running until {end} and nothing more is charged. Until then you can change your mind and keep it.',
              { end },
            )}
          </>
        ),
        verb: say('Cancel subscription'),
        dangerous: true,
        done: say('Cancelled. You can keep it until it ends.'),
        ask: () => cancelSubscription(id, reason.trim()),
        children: (
          <Field label={say('Why do you leave?')} hint={say('It helps us to do better.')} optional>
            <Textarea
              rows={2}
              maxLength={REASON_LENGTH_MAX}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
        ),
      }}
    />
  );
}

function Keep({ subscription }: ActionProps) {
  const { id, product_name, cancel_at, current_period_end } = subscription;
  return (
    <Asked
      subscription={subscription}
      wish={{
        button: say('Keep subscription'),
        variant: 'primary',
        title: say('Keep {productName}?', { productName: product_name }),
        description: (
          <>
            {say('It goes on as before and renews on')} <Day at={cancel_at ?? current_period_end} />.
          </>
        ),
        verb: say('Keep subscription'),
        done: say('Kept. It renews as before.'),
        ask: () => resumeSubscription(id),
      }}
    />
  );
}

function Pause({ subscription }: ActionProps) {
  const { id, product_name } = subscription;
  return (
    <Asked
      subscription={subscription}
      wish={{
        button: say('Pause'),
        title: say('Pause {productName}?', { productName: product_name }),
        description: say(
          'Nothing is charged until you resume it. What you have paid for can be used to the end of its period.',
        ),
        verb: say('Pause subscription'),
        done: say('Paused.'),
        ask: () => pauseSubscription(id),
      }}
    />
  );
}

function Resume({ subscription }: ActionProps) {
  const { id, product_name } = subscription;
  return (
    <Asked
      subscription={subscription}
      wish={{
        button: say('Resume'),
        variant: 'primary',
        title: say('Resume {productName}?', { productName: product_name }),
        description: say('It renews again, and is charged from the next period on.'),
        verb: say('Resume subscription'),
        done: say('Resumed.'),
        ask: () => resumeSubscription(id),
      }}
    />
  );
}

function ChangePlan({ subscription }: ActionProps) {
  const dialog = useDialog();
  const open = subscription.change?.status;
  const busy = open !== undefined && open !== 'refused' && open !== 'failed';
  return (
    <>
      <Button whyNot={busy ? say('Another change is under way') : null} onClick={dialog.show}>
        {say('Change plan')}
      </Button>
      <PlanDialog key={dialog.key} {...dialog.props} subscription={subscription} />
    </>
  );
}
