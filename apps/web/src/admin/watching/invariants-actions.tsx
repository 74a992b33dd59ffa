import { useMutation, useQueryClient } from '@tanstack/react-query';
import { HeartPulse, ShieldCheck } from 'lucide-react';
import { runAudit } from '../../api/invariants.ts';
import { wordError } from '../../api/problem.ts';
import type { AuditRun, Invariants } from '../../api/types.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { counted } from '../../words/phrases.ts';
import { useWhyNot } from '../rights.ts';

function sentenceOf({ findings, healed, unproven }: AuditRun): string {
  const parts = [
    healed.length > 0 && `${counted(healed.length, 'row')} healed`,
    findings.length > 0 && `${counted(findings.length, 'promise')} broken`,
    unproven.length > 0 && `${counted(unproven.length, 'promise')} not proven`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? `${parts.join(', ')}.` : 'Everything holds.';
}

/** Proves the promises on every row now, and heals those that may be healed. */
export function AuditActions({ invariants }: { invariants: Invariants | undefined }) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const dialog = useDialog();
  const notOperator = useWhyNot('operator');
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['admin'] });
  const told = (run: AuditRun) =>
    toast(sentenceOf(run), run.findings.length + run.unproven.length > 0 ? 'bad' : 'good');
  const prove = useMutation({
    mutationFn: () => runAudit(false),
    onSuccess: told,
    onError: (error) => toast(wordError(error).sentence, 'bad'),
    onSettled: refresh,
  });
  const healable = invariants?.items.filter(({ state, heals }) => state === 'broken' && heals !== null) ?? [];
  const underWay = invariants?.is_running ? 'A run is under way' : null;
  const nothing = healable.length === 0 ? 'Nothing that is broken may be healed' : null;
  return (
    <>
      <Button whyNot={notOperator ?? underWay ?? nothing} onClick={dialog.show}>
        <HeartPulse aria-hidden="true" className="size-4" /> Heal
      </Button>
      <Button variant="primary" whyNot={notOperator ?? underWay} busy={prove.isPending} onClick={() => prove.mutate()}>
        <ShieldCheck aria-hidden="true" className="size-4" /> Run now
      </Button>
      <ActionDialog
        key={dialog.key}
        {...dialog.props}
        title="Heal what may be healed"
        description="Only what is derived from other rows, or waits for work that would never begin: no money and no delivery can be lost by it. Each row is judged anew before it is mended, and stands in the audit log."
        verb="Heal"
        act={async () => told(await runAudit(true))}
        onDone={refresh}
      >
        <ul className="grid gap-3 text-sm">
          {healable.map(({ name, offenders, heals }) => (
            <li key={name}>
              <p className="font-medium">
                <code className="mr-1.5 font-mono text-xs">{name}</code>
                {counted(offenders.length, 'row')}
              </p>
              <p className="text-ink-soft">{heals}</p>
            </li>
          ))}
        </ul>
      </ActionDialog>
    </>
  );
}
