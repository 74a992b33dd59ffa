import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readInstanceLog } from '../../api/admin-instances.ts';
import { ErrorNotice } from '../../shell/error-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/card.tsx';
import { SkeletonLines } from '../../ui/skeleton.tsx';
import { useWhyNot } from '../rights.ts';

/** The last lines the application wrote; its engine is asked only when somebody wants to read them. */
export function InstanceLog({ id }: { id: string }) {
  const [wanted, setWanted] = useState(false);
  const notOperator = useWhyNot('operator');
  const log = useQuery({
    queryKey: ['admin', 'instances', 'log', id],
    queryFn: () => readInstanceLog(id),
    enabled: wanted,
    gcTime: 0,
  });
  const show = () => (wanted ? log.refetch() : setWanted(true));
  return (
    <Panel
      title="Log"
      note="The last lines its application wrote."
      actions={
        <Button size="small" busy={log.isFetching} whyNot={notOperator} onClick={show}>
          {wanted ? 'Read again' : 'Show log'}
        </Button>
      }
    >
      {!wanted && <p className="text-ink-faint text-sm">It may hold data of the customer: look when you need to.</p>}
      {log.isError && <ErrorNotice error={log.error} onRepeat={show} />}
      {wanted && log.isPending && !log.isError && <SkeletonLines lines={4} label="Reading the log" />}
      {log.data !== undefined && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section aria-label="Log" tabIndex={0} className="max-h-96 overflow-auto rounded-[0.625rem] bg-sunken p-4">
          <pre className="font-mono text-xs leading-relaxed">{log.data || 'It has written nothing.'}</pre>
        </section>
      )}
    </Panel>
  );
}
