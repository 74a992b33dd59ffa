import { useMutation } from '@tanstack/react-query';
import { CircleCheck, CircleX, PlugZap } from 'lucide-react';
import { wordError } from '../../api/problem.ts';
import type { ConnectionTest } from '../../api/types.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { useWhyNot } from '../rights.ts';
import { GatewayChecks } from './gateway-checks.tsx';

/** Tries a connection without changing anything, and says what the other side answered: in a line, and check by check. */
export function ConnectionTestButton({
  what,
  test,
  note,
  priceNames = {},
}: {
  what: string;
  test(): Promise<ConnectionTest>;
  note?: string;
  priceNames?: Readonly<Record<string, string>>;
}) {
  const notOperator = useWhyNot('operator');
  const trial = useMutation({ mutationFn: test });
  const verdict = trial.data ?? (trial.isError ? { ok: false, detail: wordError(trial.error).sentence } : undefined);
  const checks = trial.data?.checks ?? [];
  const Icon = verdict?.ok ? CircleCheck : CircleX;
  return (
    <div className="min-w-0 max-sm:w-full">
      <div className="flex flex-wrap items-center gap-y-2">
        <Button
          size="small"
          busy={trial.isPending}
          whyNot={notOperator}
          onClick={() => trial.mutate()}
          aria-label={`Test connection to ${what}`}
        >
          <PlugZap aria-hidden="true" className="size-3.5" /> Test connection
        </Button>
        <p
          role="status"
          className={classes(
            'flex items-start gap-1.5 text-[0.8125rem] [&:not(:empty)]:ml-3',
            verdict ? (verdict.ok ? 'text-good' : 'text-bad') : 'text-ink-faint',
          )}
        >
          {verdict ? (
            <>
              <Icon aria-hidden="true" className="mt-px size-4 shrink-0" />{' '}
              {checks.length > 0 ? (verdict.ok ? 'It works.' : 'Something must be mended.') : verdict.detail}
            </>
          ) : (
            note
          )}
        </p>
      </div>
      {checks.length > 0 && (
        <div className="mt-3.5 rounded-[0.625rem] bg-sunken px-4 py-3.5">
          <GatewayChecks checks={checks} priceNames={priceNames} />
        </div>
      )}
    </div>
  );
}
