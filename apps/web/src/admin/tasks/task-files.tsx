import { Trash2 } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { addTaskFile, removeTaskFile, shareTaskFile, type TaskDetail, taskFileAddress } from '../../api/tasks.ts';
import { ErrorNotice } from '../../shell/error-notice.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Panel } from '../../ui/card.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { fileSize } from '../../words/phrases.ts';
import { INLINE_LINK } from '../back-link.tsx';
import { useWhyNot } from '../rights.ts';
import { useTaskChange } from './use-task-change.ts';

type TaskFile = TaskDetail['files'][number];

function FileRow({ task, file, whyNot }: { task: TaskDetail; file: TaskFile; whyNot: string | null }) {
  const share = useTaskChange(task.id, (forCustomer: boolean) => shareTaskFile(task.id, file.id, forCustomer));
  const remove = useTaskChange(task.id, () => removeTaskFile(task.id, file.id));
  return (
    <li className="rounded-[0.625rem] border border-line px-4 py-3">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <a href={taskFileAddress(task.id, file.id)} download className={INLINE_LINK}>
            {file.file_name}
          </a>
          <p className="mt-0.5 text-[0.8125rem] text-ink-faint">
            {fileSize(file.size_bytes)}, {file.uploaded_by}, <RelativeTime at={file.at} />
          </p>
        </div>
        <IconButton
          label={`Remove ${file.file_name}`}
          size="small"
          whyNot={whyNot}
          busy={remove.isPending}
          onClick={() => remove.mutate(undefined)}
        >
          <Trash2 aria-hidden="true" className="size-4" />
        </IconButton>
      </div>
      <Checkbox
        className="mt-2"
        label={
          <span className="font-normal">
            The customer may have it<span className="sr-only">: {file.file_name}</span>
          </span>
        }
        checked={share.isPending ? share.variables : file.for_customer}
        disabled={whyNot !== null}
        onChange={(event) => share.mutate(event.target.checked)}
      />
      {(share.isError || remove.isError) && (
        <div className="mt-3">
          <ErrorNotice error={share.error ?? remove.error} />
        </div>
      )}
    </li>
  );
}

/** Files of a task: the team's, and those that the customer may have. */
export function TaskFiles({ task }: { task: TaskDetail }) {
  const whyNot = useWhyNot('operator');
  const inputId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [forCustomer, setForCustomer] = useState(false);
  const upload = useTaskChange(task.id, (file: File) => addTaskFile(task.id, file, forCustomer));
  return (
    <Panel title="Files">
      {task.files.length > 0 && (
        <ul aria-label="Files" className="mb-4 grid gap-2.5">
          {task.files.map((file) => (
            <FileRow key={file.id} task={task} file={file} whyNot={whyNot} />
          ))}
        </ul>
      )}
      <label htmlFor={inputId} className="sr-only">
        File to add
      </label>
      <input
        ref={input}
        id={inputId}
        type="file"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = ''; // the same file may be chosen again
          if (file) upload.mutate(file);
        }}
      />
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <Button whyNot={whyNot} busy={upload.isPending} onClick={() => input.current?.click()}>
          Add file
        </Button>
        <Checkbox
          label={<span className="font-normal">For the customer, too</span>}
          checked={forCustomer}
          disabled={whyNot !== null}
          onChange={(event) => setForCustomer(event.target.checked)}
        />
      </div>
      {upload.isError && (
        <div className="mt-4">
          <ErrorNotice error={upload.error} />
        </div>
      )}
    </Panel>
  );
}
