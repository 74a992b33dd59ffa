import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  actOnInstance,
  type Instance,
  instanceQuery,
  type TemplateVersion,
  templatesQuery,
  upgradeInstance,
} from '../../api/admin-instances.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { whyNotNow } from '../../words/installation-actions.ts';
import { useWhyNot } from '../rights.ts';

type Plain = 'start' | 'stop' | 'restart' | 'backup';

/** What each action is called and does. An action without words does not compile. */
const WORDS = {
  start: {
    verb: 'Start',
    question: 'Start this instance?',
    effect: 'It comes up with the data it had.',
    done: 'Starting.',
  },
  stop: {
    verb: 'Stop',
    question: 'Stop this instance?',
    effect:
      'It keeps its data and its place, and nobody can use it meanwhile. Its customer can start it again: suspend the delivery to prevent that.',
    done: 'Stopping.',
  },
  restart: {
    verb: 'Restart',
    question: 'Restart this instance?',
    effect: 'It cannot be used for a moment. Its data stays.',
    done: 'Restarting.',
  },
  backup: {
    verb: 'Back up',
    question: 'Make a backup now?',
    effect: 'The application is held still while its data is copied. The customer can download the backup.',
    done: 'The backup is being made.',
  },
} satisfies Record<Plain, { verb: string; question: string; effect: string; done: string }>;

/** Keeps what an action answers, and says what was begun. */
export function useInstanceChange() {
  const queryClient = useQueryClient();
  const toast = useToast();
  return {
    keep: (instance: Instance) => queryClient.setQueryData(instanceQuery(instance.id).queryKey, instance),
    begun: (said: string) => {
      toast(said);
      queryClient.invalidateQueries({ queryKey: ['admin', 'instances', 'list'] });
    },
  };
}

function Action({ action, instance }: { action: Plain; instance: Instance }) {
  const { keep, begun } = useInstanceChange();
  const dialog = useDialog();
  const notOperator = useWhyNot('operator');
  const { verb, question, effect, done } = WORDS[action];
  return (
    <>
      <Button whyNot={notOperator ?? whyNotNow(action, instance)} onClick={dialog.show}>
        {verb}
      </Button>
      <ActionDialog
        key={dialog.key}
        {...dialog.props}
        title={question}
        description={effect}
        verb={verb}
        dangerous={action === 'stop'}
        act={async () => keep(await actOnInstance(instance.id, action))}
        onDone={() => begun(done)}
      />
    </>
  );
}

/** Brings an instance to another released version of its template, the newest unless another one is chosen. */
function Upgrade({ instance }: { instance: Instance }) {
  const { keep, begun } = useInstanceChange();
  const dialog = useDialog();
  const notOperator = useWhyNot('operator');
  const template = useQuery(templatesQuery).data?.find(({ name }) => name === instance.template);
  const choices: TemplateVersion[] =
    template?.versions.filter(({ status, version }) => status === 'released' && version !== instance.version) ?? [];
  const [chosen, setChosen] = useState<string>();
  const to = choices.find(({ id }) => id === chosen) ?? choices[0];
  return (
    <>
      <Button
        variant={instance.actions.includes('upgrade') ? 'primary' : 'secondary'}
        whyNot={notOperator ?? whyNotNow('upgrade', instance)}
        onClick={dialog.show}
      >
        {instance.newer_version ? `Upgrade to ${instance.newer_version}` : 'Upgrade'}
      </Button>
      <ActionDialog
        key={dialog.key}
        {...dialog.props}
        title="Change its version?"
        description={`It runs ${instance.version}. A backup is made first, and it is taken back with its data when the new version does not get well.`}
        verb={to ? `Change to ${to.version}` : 'Change'}
        act={async () => to && keep(await upgradeInstance(instance.id, to.id))}
        onDone={() => begun('It is being changed.')}
      >
        <Field label="Version" required>
          <Select value={to?.id ?? ''} onChange={(event) => setChosen(event.target.value)}>
            {choices.map(({ id, version }) => (
              <option key={id} value={id}>
                {version}
              </option>
            ))}
          </Select>
        </Field>
      </ActionDialog>
    </>
  );
}

/** What an operator may ask of an instance; each disabled one says why. */
export function InstanceActions({ instance }: { instance: Instance }) {
  return (
    <>
      <Upgrade instance={instance} />
      <Action action="backup" instance={instance} />
      <Action action="restart" instance={instance} />
      <Action action={instance.status === 'stopped' ? 'start' : 'stop'} instance={instance} />
    </>
  );
}
