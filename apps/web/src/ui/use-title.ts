import { useEffect } from 'react';

/** Names the page in the tab and for screen readers; the name of the place comes last. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · VOZEX` : 'VOZEX';
  }, [title]);
}
