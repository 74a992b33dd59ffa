import { Link, useLocation } from '@tanstack/react-router';
import { mayHelpToRepeat, Problem, wordError } from '../api/problem.ts';
import { say } from '../languages/say.ts';
import { paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

type ErrorNoticeProps = { error: unknown; onRepeat?: (() => void) | undefined };

/** Whatever went wrong, as one sentence, with a way on where there is one. */
export function ErrorNotice({ error, onRepeat }: ErrorNoticeProps) {
  const { sentence, requestId } = wordError(error);
  return (
    <Notice tone="bad" actions={<WayOn error={error} onRepeat={onRepeat} />}>
      <p>{sentence}</p>
      {requestId && <p className="mt-1 text-ink-soft text-xs">{say('Reference: {requestId}', { requestId })}</p>}
    </Notice>
  );
}

function WayOn({ error, onRepeat }: ErrorNoticeProps) {
  const here = useLocation().href;
  const code = error instanceof Problem ? error.code : '';
  if (code === 'TWO_FACTOR_REQUIRED') {
    return (
      <Button asChild size="small">
        <Link to={paths.accountSecurity}>{say('Switch on two-factor')}</Link>
      </Button>
    );
  }
  if (code === 'SIGN_IN_REQUIRED') {
    return (
      <Button asChild size="small">
        <Link to={paths.signIn} search={{ next: here }}>
          {say('Sign in')}
        </Link>
      </Button>
    );
  }
  if (!onRepeat || !mayHelpToRepeat(error)) return null;
  return (
    <Button size="small" onClick={onRepeat}>
      {say('Try again')}
    </Button>
  );
}
