import { useMutation } from '@tanstack/react-query';
import { CircleCheck, CircleX, PlugZap } from 'lucide-react';
import { wordError } from '../api/problem.ts';
import type { ConnectionTest } from '../api/types.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { useWhyNot } from './rights.ts';

/** Tries a connection without changing anything, and says what the other side answered. */
export function ConnectionTestButton({
  what,
  test,
  note,
}: {
  what: string;
  test(): Promise<ConnectionTest>;
  note?: string;
}) {
  const notOperator = useWhyNot('operator');
  const trial = useMutation({ mutationFn: test });
  const verdict = trial.data ?? (trial.isError ? { ok: false, detail: wordError(trial.error).sentence } : undefined);
  const Icon = verdict?.ok ? CircleCheck : CircleX;
  return (
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
          'flex items-center gap-1.5 text-[0.8125rem] [&:not(:empty)]:ml-3',
          verdict ? (verdict.ok ? 'text-good' : 'text-bad') : 'text-ink-faint',
        )}
      >
        {verdict ? (
          <>
            <Icon aria-hidden="true" className="size-4 shrink-0" /> {verdict.detail}
          </>
        ) : (
          note
        )}
      </p>
    </div>
  );
}
