import { useQueryClient } from '@tanstack/react-query';
import type { BenchAction } from '@vozex/domain';
import { useRef, useState } from 'react';
import { type BenchOrder, workOnBench } from '../../api/bench.ts';
import type { BenchRun } from '../../api/types.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Input, Select } from '../../ui/input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { counted } from '../../words/phrases.ts';
import { ReasonField } from '../reason-field.tsx';
import { useWhyNot } from '../rights.ts';

/** What each action is called, what it does, and what is told afterwards. */
const WORDS = {
  retry: {
    verb: 'Retry',
    effect: 'Back into the queue, with fresh attempts and the same keys: nothing is made twice. Mend the cause first.',
    done: 'back in the queue',
  },
  cancel_refund: {
    verb: 'Cancel with refund',
    effect: 'What was paid for it goes back to the buyer, and the delivery ends. This cannot be undone.',
    done: 'given back and ended',
  },
  hand_over: {
    verb: 'Hand to a person',
    effect: 'A task says what happened and what helps. It leaves the bench.',
    done: 'handed over',
  },
  snooze: {
    verb: 'Snooze',
    effect: 'Hidden from the bench and from alerts until then. The buyer still waits.',
    done: 'snoozed',
  },
} satisfies Record<BenchAction, { verb: string; effect: string; done: string }>;

const ACTIONS = Object.keys(WORDS) as BenchAction[]; // because the keys are the actions

const HOUR_MS = 3_600_000;
const SNOOZES = [
  { hours: 1, label: 'An hour' },
  { hours: 4, label: 'Four hours' },
  { hours: 24, label: 'A day' },
  { hours: 72, label: 'Three days' },
  { hours: 168, label: 'A week' },
];

type Target = { count: number } & Pick<BenchOrder, 'cause' | 'ids'>;

function Action({ action, target, small }: { action: BenchAction; target: Target; small: boolean }) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const dialog = useDialog();
  const whyNot = useWhyNot('operator');
  const [reason, setReason] = useState('');
  const [queue, setQueue] = useState('operations');
  const [hours, setHours] = useState(SNOOZES[2]?.hours ?? 24);
  const run = useRef<BenchRun>(null);
  const words = WORDS[action];
  const { count, ...which } = target;
  const many = count > 1 ? ` all ${count}` : '';
  const act = async () => {
    const extra =
      action === 'hand_over'
        ? { queue }
        : action === 'snooze'
          ? { until: new Date(Date.now() + hours * HOUR_MS).toISOString() }
          : {};
    run.current = await workOnBench(action, { ...which, reason: reason.trim(), ...extra });
  };
  const done = () => {
    setReason('');
    queryClient.invalidateQueries({ queryKey: ['admin'] });
    if (!run.current) return;
    const { done: worked, refused, refusals } = run.current;
    const told = `${counted(worked, 'delivery', 'deliveries')} ${words.done}.`;
    toast(refused > 0 ? `${told} ${refused} refused: ${refusals[0]?.message}` : told);
  };
  return (
    <>
      <Button
        size={small ? 'small' : 'medium'}
        variant={action === 'retry' && !small ? 'primary' : 'secondary'}
        whyNot={whyNot ?? (count === 0 ? 'There is nothing to do' : null)}
        onClick={dialog.show}
      >
        {words.verb}
        {action === 'retry' && many}
      </Button>
      <ActionDialog
        key={dialog.key}
        {...dialog.props}
        title={`${words.verb}: ${counted(count, 'delivery', 'deliveries')}`}
        description={words.effect}
        verb={`${words.verb}${many}`}
        dangerous={action === 'cancel_refund'}
        act={act}
        onDone={done}
      >
        {action === 'hand_over' && (
          <Field label="Queue" hint="The team that does it." required>
            <Input
              required
              maxLength={60}
              pattern="[a-z0-9_\-]+"
              value={queue}
              onChange={(event) => setQueue(event.target.value)}
            />
          </Field>
        )}
        {action === 'snooze' && (
          <Field label="For" required>
            <Select value={hours} onChange={(event) => setHours(Number(event.target.value))}>
              {SNOOZES.map((snooze) => (
                <option key={snooze.hours} value={snooze.hours}>
                  {snooze.label}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <ReasonField value={reason} onChange={setReason} />
      </ActionDialog>
    </>
  );
}

/** The four things that can be done about failures: all of a cause, or one. */
export function BenchActions({ target, small = false }: { target: Target; small?: boolean }) {
  return ACTIONS.map((action) => <Action key={action} action={action} target={target} small={small} />);
}
