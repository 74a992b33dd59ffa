import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { signUp } from '../api/accounts.ts';
import { wordError } from '../api/problem.ts';
import { say } from '../languages/say.ts';
import { paths, safeReturn } from '../paths.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { useTitle } from '../ui/use-title.ts';
import { EntranceCard, TEXT_LINK } from './entrance-card.tsx';

const route = getRouteApi('/site/sign-up');

/** The accounts library refuses shorter ones. */
const PASSWORD_LENGTH_MIN = 10;

export function SignUpPage() {
  useTitle(say('Create an account'));
  const search = route.useSearch();
  const next = safeReturn(search.next);
  const [form, setForm] = useState({ name: '', email: search.email ?? '', password: '' });
  const entry = useMutation({
    mutationFn: () => signUp({ ...form, email: form.email.trim(), name: form.name.trim(), callbackURL: next }),
    onSuccess: () => window.location.assign(next),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    entry.mutate();
  };
  const fields = entry.isError ? wordError(entry.error).fields : {};
  return (
    <EntranceCard
      title={say('Create an account')}
      note={say('All you buy in one place, with its licenses, downloads and workspaces.')}
      below={
        <>
          {say('Already have one?')}{' '}
          <Link to={paths.signIn} search={search.next ? { next } : {}} className={TEXT_LINK}>
            {say('Sign in')}
          </Link>
        </>
      }
    >
      <form onSubmit={submit} className="grid gap-4">
        {entry.isError && <ErrorNotice error={entry.error} />}
        <Field label={say('Name')} error={fields.name} required>
          <Input
            autoComplete="name"
            required
            value={form.name}
            onChange={(event) => setForm({ ...form, name: event.target.value })}
          />
        </Field>
        <Field label={say('E-mail')} error={fields.email} required>
          <Input
            type="email"
            autoComplete="email"
            required
            value={form.email}
            onChange={(event) => setForm({ ...form, email: event.target.value })}
          />
        </Field>
        <Field
          label={say('Password')}
          error={fields.password}
          hint={say('At least {least} characters. A sentence is easier to remember than a word.', {
            least: PASSWORD_LENGTH_MIN,
          })}
          required
        >
          <Input
            type="password"
            autoComplete="new-password"
            required
            minLength={PASSWORD_LENGTH_MIN}
            value={form.password}
            onChange={(event) => setForm({ ...form, password: event.target.value })}
          />
        </Field>
        <Button type="submit" variant="primary" busy={entry.isPending} className="mt-1 w-full">
          {say('Create account')}
        </Button>
      </form>
    </EntranceCard>
  );
}
