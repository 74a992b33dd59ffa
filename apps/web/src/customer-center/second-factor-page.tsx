import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { verifyBackupCode, verifyTotp } from '../api/accounts.ts';
import { say } from '../languages/say.ts';
import { paths, safeReturn } from '../paths.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { useTitle } from '../ui/use-title.ts';
import { EntranceCard, TEXT_LINK } from './entrance-card.tsx';

const route = getRouteApi('/site/sign-in/two-factor');

/** The second step of signing in; a link in a mail leads here too. */
export function SecondFactorPage() {
  useTitle(say('Second factor'));
  const next = safeReturn(route.useSearch().next);
  const [kind, setKind] = useState<'app' | 'backup'>('app');
  const [code, setCode] = useState('');
  const [trusted, setTrusted] = useState(false);
  const check = useMutation({
    mutationFn: () =>
      kind === 'app'
        ? verifyTotp({ code: code.replaceAll(' ', ''), trustDevice: trusted })
        : verifyBackupCode({ code: code.trim() }),
    onSuccess: () => window.location.assign(next),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check.mutate();
  };
  const switchKind = () => {
    setKind(kind === 'app' ? 'backup' : 'app');
    setCode('');
    check.reset();
  };
  return (
    <EntranceCard
      title={say('One more step')}
      note={
        kind === 'app'
          ? say('Enter the six digits your authenticator app shows.')
          : say('Enter one of the backup codes you kept. Each works once.')
      }
      below={
        <Link to={paths.signIn} search={{ next }} className={TEXT_LINK}>
          {say('Back to sign-in')}
        </Link>
      }
    >
      <form onSubmit={submit} className="grid gap-4">
        {check.isError && <ErrorNotice error={check.error} />}
        <Field label={kind === 'app' ? say('Code') : say('Backup code')} required>
          <Input
            key={kind}
            autoFocus
            required
            autoComplete="one-time-code"
            inputMode={kind === 'app' ? 'numeric' : 'text'}
            value={code}
            onChange={(event) => setCode(event.target.value)}
            className={kind === 'app' ? 'text-center font-mono text-lg! tracking-[0.3em]' : 'font-mono'}
          />
        </Field>
        {kind === 'app' && (
          <Checkbox
            label={say('Trust this device for 30 days')}
            checked={trusted}
            onChange={(event) => setTrusted(event.target.checked)}
          />
        )}
        <Button type="submit" variant="primary" busy={check.isPending} className="mt-1 w-full">
          {say('Continue')}
        </Button>
        <Button variant="quiet" size="small" onClick={switchKind}>
          {kind === 'app' ? say('Use a backup code') : say('Use the authenticator app')}
        </Button>
      </form>
    </EntranceCard>
  );
}
