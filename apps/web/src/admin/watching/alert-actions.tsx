import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { acknowledgeAlert, snoozeAlert } from '../../api/alerts.ts';
import type { Alert } from '../../api/types.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useWhyNot } from '../rights.ts';

const PAUSES = [
  { hours: 1, label: 'An hour' },
  { hours: 4, label: '4 hours' },
  { hours: 24, label: 'A day' },
  { hours: 168, label: 'A week' },
];

/** What can be done about an alert that is not over. */
export function AlertActions({ alert }: { alert: Alert }) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const notOperator = useWhyNot('operator');
  const snoozing = useDialog();
  const [hours, setHours] = useState(4);
  const changed = () => queryClient.invalidateQueries({ queryKey: ['admin', 'alerts'] });
  const acknowledge = useMutation({
    mutationFn: () => acknowledgeAlert(alert.id),
    onSuccess: () => toast('Nobody is reminded of it any more.'),
    onError: (error) => toast(error.message),
    onSettled: changed,
  });
  if (alert.state === 'resolved') return null;
  return (
    <>
      <Button whyNot={notOperator} onClick={snoozing.show}>
        Snooze
      </Button>
      <Button
        variant="primary"
        whyNot={notOperator ?? (alert.state === 'acknowledged' ? 'Somebody sees to it already' : null)}
        busy={acknowledge.isPending}
        onClick={() => acknowledge.mutate()}
      >
        Acknowledge
      </Button>
      <ActionDialog
        key={snoozing.key}
        {...snoozing.props}
        title="Snooze this alert"
        description="It stays open and quiet. If it is still so afterwards, it is told again."
        verb="Snooze"
        act={() => snoozeAlert(alert.id, hours)}
        onDone={changed}
      >
        <Field label="For">
          <Select value={hours} onChange={(event) => setHours(Number(event.target.value))}>
            {PAUSES.map((pause) => (
              <option key={pause.hours} value={pause.hours}>
                {pause.label}
              </option>
            ))}
          </Select>
        </Field>
      </ActionDialog>
    </>
  );
}
