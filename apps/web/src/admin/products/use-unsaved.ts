import { useBlocker } from '@tanstack/react-router';
import { useRef } from 'react';

/** Asks before a page is left whose changes nobody has saved. */
export function useUnsaved(dirty: boolean) {
  const leaving = useRef(false);
  const mustAsk = () => dirty && !leaving.current;
  useBlocker({
    shouldBlockFn: () => mustAsk() && !window.confirm('Leave this page? What you changed is not saved.'),
    enableBeforeUnload: mustAsk,
  });
  return {
    /** While this is done, and once it succeeded, the page may be left. */
    async letGo(act: () => Promise<void>) {
      leaving.current = true;
      try {
        await act();
      } catch (refused) {
        leaving.current = false;
        throw refused;
      }
    },
  };
}
