import { useEffect } from 'react';

/** The name of the place, as the page says it. */
const NAME = globalThis.document?.querySelector<HTMLMetaElement>('meta[name=application-name]')?.content ?? 'VOZEX';

/** Names the page in the tab and for screen readers; the name of the place comes last. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · ${NAME}` : NAME;
  }, [title]);
}
