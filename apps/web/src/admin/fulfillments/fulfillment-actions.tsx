import { useQueryClient } from '@tanstack/react-query';
import { FULFILLMENT_ACTIONS, type FulfillmentAction } from '@vozex/domain';
import { useState } from 'react';
import { actOnFulfillment, adminFulfillmentQuery } from '../../api/admin.ts';
import type { AdminFulfillment } from '../../api/types.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { ReasonField } from '../reason-field.tsx';
import { useWhyNot } from '../rights.ts';

/** What each action is called and does. An action without words does not compile. */
const WORDS = {
  retry: {
    verb: 'Retry',
    question: 'Try this delivery again?',
    effect: 'It goes back into the queue with fresh attempts.',
    done: 'Back in the queue.',
  },
  suspend: {
    verb: 'Suspend',
    question: 'Suspend this delivery?',
    effect: 'The customer loses access until you resume it. Nothing is deleted.',
    done: 'Suspending.',
  },
  resume: {
    verb: 'Resume',
    question: 'Resume this delivery?',
    effect: 'The customer gets access again.',
    done: 'Resuming.',
  },
  cancel: {
    verb: 'Cancel',
    question: 'Cancel this delivery for good?',
    effect: 'What was delivered is taken back, and this cannot be undone. No money moves: refund the payment for that.',
    done: 'Cancelling.',
  },
} satisfies Record<FulfillmentAction, { verb: string; question: string; effect: string; done: string }>;

const ACTIONS = Object.keys(FULFILLMENT_ACTIONS) as FulfillmentAction[]; // because the keys are the actions

function Action({ action, fulfillment }: { action: FulfillmentAction; fulfillment: AdminFulfillment }) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const dialog = useDialog();
  const notOperator = useWhyNot('operator');
  const [reason, setReason] = useState('');
  const words = WORDS[action];
  const act = async () => {
    queryClient.setQueryData(
      adminFulfillmentQuery(fulfillment.id).queryKey,
      await actOnFulfillment(fulfillment.id, action, reason.trim()),
    );
  };
  const done = () => {
    toast(words.done);
    setReason('');
    queryClient.invalidateQueries({ queryKey: ['admin'] });
  };
  return (
    <>
      <Button
        variant={action === 'retry' ? 'primary' : 'secondary'}
        whyNot={notOperator ?? fulfillment.actions[action]}
        onClick={dialog.show}
      >
        {words.verb}
      </Button>
      <ActionDialog
        key={dialog.key}
        {...dialog.props}
        title={words.question}
        description={words.effect}
        verb={action === 'cancel' ? 'Cancel delivery' : words.verb}
        dangerous={action === 'cancel'}
        act={act}
        onDone={done}
      >
        <ReasonField value={reason} onChange={setReason} optional />
      </ActionDialog>
    </>
  );
}

/** The four things an operator may ask of a delivery; each disabled one says why. */
export function FulfillmentActions({ fulfillment }: { fulfillment: AdminFulfillment }) {
  return ACTIONS.map((action) => <Action key={action} action={action} fulfillment={fulfillment} />);
}
