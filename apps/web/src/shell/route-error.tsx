import type { ErrorComponentProps } from '@tanstack/react-router';
import { ErrorNotice } from './error-notice.tsx';

/** A screen that could not be drawn at all. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  return (
    <main className="mx-auto w-full max-w-lg px-5 py-20">
      <ErrorNotice error={error} onRepeat={reset} />
    </main>
  );
}
