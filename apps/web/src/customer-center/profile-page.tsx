import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { sessionQuery } from '../api/accounts.ts';
import { changeProfile, deleteAccount, deletionQuery, MY_DATA } from '../api/personal-data.ts';
import type { User } from '../api/types.ts';
import { say } from '../languages/say.ts';
import { paths } from '../paths.ts';
import { ActionDialog, useDialog } from '../shell/action-dialog.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/card.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { Notice } from '../ui/notice.tsx';
import { useToast } from '../ui/toast.tsx';
import { useTitle } from '../ui/use-title.ts';

function ProfilePanel({ user }: { user: User }) {
  const [name, setName] = useState(user.name);
  const queryClient = useQueryClient();
  const toast = useToast();
  const save = useMutation({
    mutationFn: () => changeProfile({ name: name.trim() }),
    async onSuccess() {
      await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
      toast(say('Saved.'));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Panel title={say('Profile')} note={say('Your name stands in our mails and on receipts.')}>
      <form onSubmit={submit} className="grid gap-5">
        <Field label={say('Name')} required>
          <Input
            required
            maxLength={100}
            autoComplete="name"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Field label={say('E-mail')} hint={say('You sign in with this address. To use another one, write to us.')}>
          <Input type="email" value={user.email} readOnly />
        </Field>
        {save.isError && <ErrorNotice error={save.error} />}
        <Button type="submit" variant="primary" busy={save.isPending} className="justify-self-start">
          {say('Save')}
        </Button>
      </form>
    </Panel>
  );
}

function DataPanel() {
  return (
    <Panel
      title={say('Your data')}
      note={say('Everything we hold of you: orders, payments, licenses, answers and sign-ins, as one JSON file.')}
    >
      <Button asChild>
        <a href={MY_DATA} download>
          {say('Download my data')}
        </a>
      </Button>
    </Panel>
  );
}

function DeletionPanel({ user }: { user: User }) {
  const result = useQuery(deletionQuery);
  const [confirm, setConfirm] = useState('');
  const dialog = useDialog();
  return (
    <Panel
      title={say('Delete the account')}
      note={say('License keys stay good. Orders stay without your name for as long as we must keep them.')}
    >
      <Loaded result={result}>
        {({ blockers, ends }) => (
          <div className="grid gap-4">
            {blockers.length > 0 && (
              <Notice tone="warn" title={say('This must end first')}>
                <ul className="list-disc pl-5">
                  {blockers.map(({ kind, id, name }) => (
                    <li key={id}>
                      {kind === 'subscription' ? (
                        <Link to={paths.accountSubscription} params={{ id }} className="underline underline-offset-4">
                          {say('Subscription: {name}', { name })}
                        </Link>
                      ) : kind === 'delivery' ? (
                        say('Delivery under way: {name}', { name })
                      ) : (
                        say('Open dispute: {name}', { name })
                      )}
                    </li>
                  ))}
                </ul>
              </Notice>
            )}
            <Button
              variant="danger"
              className="justify-self-start"
              whyNot={blockers.length > 0 ? say('Something is still under way') : null}
              onClick={dialog.show}
            >
              {say('Delete my account')}
            </Button>
            <ActionDialog
              key={dialog.key}
              {...dialog.props}
              title={say('Delete your account?')}
              description={
                ends.length > 0
                  ? say('This cannot be taken back. These end with it, and what is in them is lost: {names}.', {
                      names: ends.map(({ name }) => name).join(', '),
                    })
                  : say('This cannot be taken back.')
              }
              verb={say('Delete for ever')}
              dangerous
              act={() => deleteAccount(confirm)}
              onDone={() => window.location.assign(paths.home)} // a fresh page: nothing of the session stays in memory
            >
              <Field label={say('Type {email} to confirm', { email: user.email })} required>
                <Input
                  required
                  type="email"
                  autoComplete="off"
                  value={confirm}
                  onChange={(event) => setConfirm(event.target.value)}
                />
              </Field>
            </ActionDialog>
          </div>
        )}
      </Loaded>
    </Panel>
  );
}

/** Who one is to the shop: name, data, and the way out. */
export function ProfilePage() {
  useTitle(say('Profile'));
  const user = useQuery(sessionQuery).data?.user;
  if (!user) return null;
  return (
    <div className="grid max-w-2xl gap-6">
      <ProfilePanel key={user.name} user={user} />
      <DataPanel />
      <DeletionPanel user={user} />
    </div>
  );
}
