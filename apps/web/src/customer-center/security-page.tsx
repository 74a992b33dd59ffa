import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { disableTwoFactor, enableTwoFactor, sessionQuery, verifyTotp } from '../api/accounts.ts';
import { say } from '../languages/say.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/card.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { ButtonRow, Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useToast } from '../ui/toast.tsx';
import { useTitle } from '../ui/use-title.ts';

const QrCode = lazy(() => import('./qr-code.tsx'));

type Enrolment = { totpURI: string; backupCodes: string[] };

function PasswordStep({ verb, onDone, act }: { verb: string; act(password: string): Promise<void>; onDone(): void }) {
  const [password, setPassword] = useState('');
  const step = useMutation({ mutationFn: () => act(password) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    step.mutate();
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      {step.isError && <ErrorNotice error={step.error} />}
      <Field label={say('Your password')} hint={say('Leave it empty if you only ever sign in with links.')}>
        <Input
          type="password"
          autoComplete="current-password"
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      <ButtonRow>
        <Button onClick={onDone}>{say('Cancel')}</Button>
        <Button type="submit" variant="primary" busy={step.isPending}>
          {verb}
        </Button>
      </ButtonRow>
    </form>
  );
}

function ScanStep({ enrolment, onDone }: { enrolment: Enrolment; onDone(): void }) {
  const [code, setCode] = useState('');
  const check = useMutation({ mutationFn: () => verifyTotp({ code: code.replaceAll(' ', '') }), onSuccess: onDone });
  const secret = new URL(enrolment.totpURI).searchParams.get('secret') ?? '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check.mutate();
  };
  return (
    <form onSubmit={submit} className="grid gap-5">
      <div className="flex flex-wrap items-start gap-5">
        <Suspense fallback={<Skeleton className="size-40" />}>
          <QrCode text={enrolment.totpURI} label={say('QR code for your authenticator app')} />
        </Suspense>
        <div className="min-w-0 flex-1 basis-40 text-sm">
          <p className="text-ink-soft leading-relaxed">
            {say('Scan this with an authenticator app, or type the key into it:')}
          </p>
          <code className="mt-2 block font-mono text-[0.8125rem] [overflow-wrap:anywhere]">{secret}</code>
          <div className="mt-2">
            <CopyButton text={secret} what={say('key')} />
          </div>
        </div>
      </div>
      <div className="rounded-[0.625rem] bg-sunken px-4 py-3.5 text-sm">
        <div className="flex items-center justify-between gap-3">
          <p className="font-medium">{say('Backup codes')}</p>
          <CopyButton text={enrolment.backupCodes.join('\n')} what={say('backup codes')} />
        </div>
        <p className="text-[0.8125rem] text-ink-soft">
          {say('Keep them in a safe place: each lets you in once without the app.')}
        </p>
        <ul
          aria-label={say('Backup codes')}
          className="mt-3 grid grid-cols-2 gap-x-6 gap-y-1 font-mono text-[0.8125rem]"
        >
          {enrolment.backupCodes.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </div>
      {check.isError && <ErrorNotice error={check.error} />}
      <Field
        label={say('Code from the app')}
        hint={say('Six digits. Only then is the second factor switched on.')}
        required
      >
        <Input
          required
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          className="max-w-40 font-mono tracking-[0.2em]"
        />
      </Field>
      <ButtonRow>
        <Button type="submit" variant="primary" busy={check.isPending}>
          {say('Switch on')}
        </Button>
      </ButtonRow>
    </form>
  );
}

/** Two-factor: on with an app and backup codes, off with the password. */
export function SecurityPage() {
  useTitle(say('Security'));
  const queryClient = useQueryClient();
  const toast = useToast();
  const user = useQuery(sessionQuery).data?.user;
  const [open, setOpen] = useState(false);
  const [enrolment, setEnrolment] = useState<Enrolment>();
  if (!user) return null;
  const enabled = user.two_factor_enabled;
  const finish = (said: string) => {
    setOpen(false);
    toast(said);
    queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  const begin = () => {
    setEnrolment(undefined);
    setOpen(true);
  };
  return (
    <Panel
      title={say('Two-factor sign-in')}
      note={say('After your password or link, an app on your phone confirms that it is you.')}
      actions={<Badge tone={enabled ? 'good' : 'quiet'}>{enabled ? say('On') : say('Off')}</Badge>}
      className="max-w-2xl"
    >
      <Button variant={enabled ? 'secondary' : 'primary'} onClick={begin}>
        {enabled ? say('Switch off two-factor') : say('Switch on two-factor')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={enabled ? say('Switch off two-factor') : say('Switch on two-factor')}
        wide={enrolment !== undefined}
      >
        {enrolment ? (
          <ScanStep enrolment={enrolment} onDone={() => finish(say('Two-factor is on.'))} />
        ) : (
          <PasswordStep
            verb={enabled ? say('Switch off') : say('Continue')}
            onDone={() => setOpen(false)}
            act={async (password) => {
              const body = password ? { password } : {};
              if (!enabled) return setEnrolment(await enableTwoFactor(body));
              await disableTwoFactor(body);
              finish(say('Two-factor is off.'));
            }}
          />
        )}
      </Dialog>
    </Panel>
  );
}
