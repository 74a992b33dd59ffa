import { useEffect, useRef } from 'react';

/** Keeps a little of the link before in sight. */
const MARGIN_PX = 12;

/** For a strip of links that is swiped on phones: the one that is open is brought into view, wherever it stands. */
export function useCurrentInSight<Strip extends HTMLElement>() {
  const strip = useRef<Strip>(null);
  // After each drawing: links come one by one, and the open one changes without a drawing of the strip's own.
  useEffect(() => {
    const link = strip.current?.querySelector<HTMLElement>('[aria-current=page]');
    if (!link || !strip.current) return;
    const { scrollLeft, clientWidth } = strip.current;
    const isInSight = link.offsetLeft >= scrollLeft && link.offsetLeft + link.offsetWidth <= scrollLeft + clientWidth;
    if (!isInSight) strip.current.scrollLeft = link.offsetLeft - MARGIN_PX;
  });
  return strip;
}
