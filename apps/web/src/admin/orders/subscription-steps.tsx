import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { actOnSubscription, adminSubscriptionQuery, cancelSubscription } from '../../api/admin-billing.ts';
import { wordError } from '../../api/problem.ts';
import type { AdminSubscription } from '../../api/types.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { Day } from '../../ui/relative-time.tsx';
import { useToast } from '../../ui/toast.tsx';
import { ReasonField } from '../reason-field.tsx';
import { useWhyNot } from '../rights.ts';

type StepProps = { subscription: AdminSubscription };
type Step = 'resume' | 'pause' | 'look';

/** What is said when a step has been taken. */
const DONE = {
  resume: 'It goes on.',
  pause: 'Paused.',
  look: 'The gateway was asked; this is how it stands.',
} satisfies Record<Step, string>;

/** What an operator may ask of a subscription, by what is possible now. */
export function SubscriptionSteps({ subscription }: StepProps) {
  const { id, actions, status } = subscription;
  const queryClient = useQueryClient();
  const toast = useToast();
  const notOperator = useWhyNot('operator');
  const step = useMutation({
    mutationFn: (wish: Step) => actOnSubscription(id, wish),
    onSuccess: (now, wish) => {
      queryClient.setQueryData(adminSubscriptionQuery(id).queryKey, now);
      toast(DONE[wish]);
    },
    onError: (error) => toast(wordError(error).sentence, 'bad'),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['admin', 'subscriptions'] }),
  });
  const button = (wish: Step, label: string) => (
    <Button busy={step.isPending && step.variables === wish} whyNot={notOperator} onClick={() => step.mutate(wish)}>
      {label}
    </Button>
  );
  return (
    <>
      {button('look', 'Ask the gateway now')}
      {actions.includes('keep') && button('resume', 'Undo cancellation')}
      {actions.includes('resume') && button('resume', 'Resume')}
      {actions.includes('pause') && button('pause', 'Pause')}
      {(actions.includes('cancel') || status === 'cancel_scheduled') && <Cancel subscription={subscription} />}
    </>
  );
}

function Cancel({ subscription }: StepProps) {
  const { id, status, current_period_end } = subscription;
  const queryClient = useQueryClient();
  const toast = useToast();
  const dialog = useDialog();
  const notOperator = useWhyNot('operator');
  const scheduled = status === 'cancel_scheduled';
  const [when, setWhen] = useState<'period_end' | 'now'>(scheduled ? 'now' : 'period_end');
  const [reason, setReason] = useState('');
  const act = async () => {
    queryClient.setQueryData(
      adminSubscriptionQuery(id).queryKey,
      await cancelSubscription(id, { when, reason: reason.trim() }),
    );
  };
  const done = () => {
    toast(when === 'now' ? 'Cancelled.' : 'It ends with its period.');
    queryClient.invalidateQueries({ queryKey: ['admin'] });
  };
  return (
    <>
      <Button whyNot={notOperator} onClick={dialog.show}>
        Cancel
      </Button>
      <ActionDialog
        key={dialog.key}
        {...dialog.props}
        title="Cancel this subscription?"
        description="Nothing more is charged. No money goes back: refund a payment for that."
        verb="Cancel subscription"
        dangerous
        act={act}
        onDone={done}
      >
        <RadioCards<'period_end' | 'now'>
          legend="When"
          value={when}
          onChange={setWhen}
          cards={[
            {
              value: 'period_end',
              label: 'When the paid period ends',
              hint: (
                <>
                  On <Day at={current_period_end} />; it can be undone until then.
                </>
              ),
              disabled: scheduled,
            },
            { value: 'now', label: 'Now', hint: 'For good. The delivery ends as the policies of the product say.' },
          ]}
        />
        <ReasonField value={reason} onChange={setReason} />
      </ActionDialog>
    </>
  );
}
