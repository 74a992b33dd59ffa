import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { MailCheck } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { sendMagicLink, signIn } from '../api/accounts.ts';
import { wordError } from '../api/problem.ts';
import { paths, safeReturn } from '../paths.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { Notice } from '../ui/notice.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useTitle } from '../ui/use-title.ts';
import { EntranceCard, TEXT_LINK } from './entrance-card.tsx';

const route = getRouteApi('/site/sign-in');

function PasswordForm({ next, email, onEmail }: { next: string; email: string; onEmail(email: string): void }) {
  const navigate = route.useNavigate();
  const [password, setPassword] = useState('');
  const entry = useMutation({
    mutationFn: () => signIn({ email: email.trim(), password }),
    onSuccess: ({ twoFactorRedirect }) => {
      if (twoFactorRedirect) navigate({ to: paths.signInSecondFactor, search: { next } });
      else window.location.assign(next); // a fresh page: the address may be the server's own
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    entry.mutate();
  };
  const fields = entry.isError ? wordError(entry.error).fields : {};
  return (
    <form onSubmit={submit} className="grid gap-4">
      {entry.isError && <ErrorNotice error={entry.error} />}
      <Field label="E-mail" error={fields.email} required>
        <Input
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => onEmail(event.target.value)}
        />
      </Field>
      <Field label="Password" error={fields.password} required>
        <Input
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      <Button type="submit" variant="primary" busy={entry.isPending} className="mt-1 w-full">
        Sign in
      </Button>
    </form>
  );
}

function LinkForm({ next, email, onEmail }: { next: string; email: string; onEmail(email: string): void }) {
  const link = useMutation({ mutationFn: () => sendMagicLink({ email: email.trim(), callbackURL: next }) });
  if (link.isSuccess) {
    return (
      <div role="status" className="-my-6">
        <EmptyState icon={<MailCheck />} title="Look into your mailbox">
          We have sent a link to {email}. It signs you in and works for half an hour.
        </EmptyState>
      </div>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    link.mutate();
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      {link.isError && <ErrorNotice error={link.error} />}
      <Field label="E-mail" hint="We send you a link that signs you in. No password needed." required>
        <Input
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => onEmail(event.target.value)}
        />
      </Field>
      <Button type="submit" variant="primary" busy={link.isPending} className="mt-1 w-full">
        Send me a link
      </Button>
    </form>
  );
}

export function SignInPage() {
  useTitle('Sign in');
  const search = route.useSearch();
  const next = safeReturn(search.next);
  const [way, setWay] = useState('password');
  const [email, setEmail] = useState('');
  return (
    <EntranceCard
      title="Sign in"
      below={
        <>
          New here?{' '}
          <Link to={paths.signUp} search={search.next ? { next } : {}} className={TEXT_LINK}>
            Create an account
          </Link>
        </>
      }
    >
      {search.error && (
        <div className="mb-5">
          <Notice tone="warn">This link has been used or is too old. Ask for a new one.</Notice>
        </div>
      )}
      <Tabs
        label="Way to sign in"
        value={way}
        onChange={setWay}
        tabs={[
          {
            value: 'password',
            label: 'Password',
            content: <PasswordForm next={next} email={email} onEmail={setEmail} />,
          },
          { value: 'link', label: 'Link by mail', content: <LinkForm next={next} email={email} onEmail={setEmail} /> },
        ]}
      />
    </EntranceCard>
  );
}
