import type { TaskDetail } from '../../api/tasks.ts';
import { Panel } from '../../ui/card.tsx';
import { DateTime } from '../../ui/relative-time.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import type { Tone } from '../../ui/tone.ts';
import { spoken } from '../../words/phrases.ts';

const WORDS: Record<string, { title: string; tone: Tone }> = {
  opened: { title: 'Opened', tone: 'quiet' },
  assigned: { title: 'Given', tone: 'busy' },
  handed_back: { title: 'Handed back', tone: 'quiet' },
  checked: { title: 'Ticked', tone: 'good' },
  unchecked: { title: 'Tick taken away', tone: 'quiet' },
  commented: { title: 'Remark', tone: 'quiet' },
  told_customer: { title: 'Customer told', tone: 'busy' },
  file_added: { title: 'File added', tone: 'quiet' },
  file_shared: { title: 'File given to the customer', tone: 'busy' },
  file_kept_inside: { title: 'File kept with the team', tone: 'quiet' },
  file_removed: { title: 'File removed', tone: 'quiet' },
  asked: { title: 'Customer asked, clock stopped', tone: 'warn' },
  answered: { title: 'Answered, clock runs', tone: 'good' },
  question_withdrawn: { title: 'Question taken back, clock runs', tone: 'quiet' },
  due_soon_told: { title: 'Warned: due soon', tone: 'warn' },
  overdue_told: { title: 'Warned: overdue', tone: 'bad' },
  completed: { title: 'Completed', tone: 'good' },
  credential_seen: { title: 'Credential seen by the customer', tone: 'good' },
  cancelled: { title: 'Cancelled', tone: 'quiet' },
};

/** The one word of the detail that people want to read. */
function detailOf({ by, detail }: TaskDetail['history'][number]): string {
  const word = detail.name ?? detail.item ?? detail.file ?? detail.credential;
  const who = by === 'vozex' ? 'VOZEX' : by === 'customer' ? 'The customer' : by;
  const about = Array.isArray(detail.to) ? detail.to.join(', ') : word;
  return about === undefined ? who : `${about} (${who})`;
}

/** Everything that happened to a task, newest last. */
export function TaskHistory({ task }: { task: TaskDetail }) {
  if (task.history.length === 0) return null;
  return (
    <Panel title="History">
      <Timeline
        label="History of the task"
        entries={task.history.map((move, index) => ({
          key: `${index} ${move.at}`,
          title: WORDS[move.what]?.title ?? spoken(move.what),
          aside: <DateTime at={move.at} />,
          detail: detailOf(move),
          tone: WORDS[move.what]?.tone ?? 'quiet',
        }))}
      />
    </Panel>
  );
}
