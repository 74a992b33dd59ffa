import { wordError } from '../api/problem.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** Whatever went wrong, as one sentence, with a way on where there is one. */
export function ErrorNotice({ error, onRepeat }: { error: unknown; onRepeat?: (() => void) | undefined }) {
  const { sentence, requestId } = wordError(error);
  return (
    <Notice
      tone="bad"
      actions={
        onRepeat && (
          <Button size="small" onClick={onRepeat}>
            Try again
          </Button>
        )
      }
    >
      <p>{sentence}</p>
      {requestId && <p className="mt-1 text-ink-soft text-xs">Reference: {requestId}</p>}
    </Notice>
  );
}
