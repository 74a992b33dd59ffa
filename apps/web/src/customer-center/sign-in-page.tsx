import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { MailCheck } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { sendMagicLink, signIn } from '../api/accounts.ts';
import { wordError } from '../api/problem.ts';
import { say } from '../languages/say.ts';
import { paths, safeReturn } from '../paths.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { Notice } from '../ui/notice.tsx';
import { useTitle } from '../ui/use-title.ts';
import { EntranceCard, TEXT_LINK } from './entrance-card.tsx';

const route = getRouteApi('/site/sign-in');

function LinkSent({ email }: { email: string }) {
  return (
    <div role="status" className="-my-6">
      <EmptyState icon={<MailCheck />} title={say('Look into your mailbox')}>
        {say('We have sent a link to {email}. It signs you in and works for half an hour.', { email })}
      </EmptyState>
    </div>
  );
}

/** Password or link: both begin with the address, so both are one form. */
function SignInForm({ next }: { next: string }) {
  const navigate = route.useNavigate();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const emailBox = useRef<HTMLInputElement>(null);
  const entry = useMutation({
    mutationFn: () => signIn({ email: email.trim(), password }),
    onSuccess: ({ twoFactorRedirect }) => {
      if (twoFactorRedirect) navigate({ to: paths.signInSecondFactor, search: { next } });
      else window.location.assign(next); // a fresh page: the address may be the server's own
    },
  });
  const link = useMutation({ mutationFn: () => sendMagicLink({ email: email.trim(), callbackURL: next }) });
  if (link.isSuccess) return <LinkSent email={email} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    link.reset();
    entry.mutate();
  };
  const askForLink = () => {
    entry.reset();
    if (emailBox.current?.reportValidity()) link.mutate();
  };
  const error = entry.error ?? link.error;
  const fields = error ? wordError(error).fields : {};
  return (
    <form onSubmit={submit} className="grid gap-4">
      {error && <ErrorNotice error={error} />}
      <Field label={say('E-mail')} error={fields.email} required>
        <Input
          ref={emailBox}
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </Field>
      <Field label={say('Password')} error={fields.password} required>
        <Input
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      <Button type="submit" variant="primary" busy={entry.isPending} className="mt-1 w-full">
        {say('Sign in')}
      </Button>
      <p aria-hidden="true" className="flex items-center gap-3 text-ink-faint text-xs">
        <span className="h-px flex-1 bg-line" /> {say('or')} <span className="h-px flex-1 bg-line" />
      </p>
      <Button busy={link.isPending} onClick={askForLink} className="w-full">
        {say('Send me a link by mail')}
      </Button>
    </form>
  );
}

export function SignInPage() {
  useTitle(say('Sign in'));
  const search = route.useSearch();
  const next = safeReturn(search.next);
  return (
    <EntranceCard
      title={say('Sign in')}
      below={
        <>
          {say('New here?')}{' '}
          <Link to={paths.signUp} search={search.next ? { next } : {}} className={TEXT_LINK}>
            {say('Create an account')}
          </Link>
        </>
      }
    >
      {search.error && (
        <div className="mb-5">
          <Notice tone="warn">{say('This link has been used or is too old. Ask for a new one.')}</Notice>
        </div>
      )}
      <SignInForm next={next} />
    </EntranceCard>
  );
}
