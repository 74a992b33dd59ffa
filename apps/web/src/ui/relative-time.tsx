import { useEffect, useState } from 'react';
import { languageOfPage } from '../languages/say.ts';
import { duration, relativeTime } from './time.ts';

/** A minute is the finest distance shown, so twice a minute is often enough. */
const REFRESH_MS = 30_000;

function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** "2 hours ago", kept true while it is on the screen; the exact moment on hover and for machines. */
export function RelativeTime({ at }: { at: string }) {
  const now = useNow();
  const moment = new Date(at);
  return (
    <time
      dateTime={at}
      title={moment.toLocaleString(languageOfPage(), { dateStyle: 'full', timeStyle: 'long' })}
      className="whitespace-nowrap"
    >
      {relativeTime(moment, now)}
    </time>
  );
}

/** Date and time of day, for moments that are looked up rather than felt. */
export function DateTime({ at }: { at: string }) {
  return (
    <time dateTime={at} className="tabular-nums">
      {new Date(at).toLocaleString(languageOfPage(), { dateStyle: 'medium', timeStyle: 'short' })}
    </time>
  );
}

/** A day on which something falls due. In UTC, as billing counts days and as mails name them. */
export function Day({ at }: { at: string }) {
  return (
    <time dateTime={at} className="whitespace-nowrap">
      {new Date(at).toLocaleDateString(languageOfPage(), { dateStyle: 'long', timeZone: 'UTC' })}
    </time>
  );
}

/** How long something took, between two moments. */
export function Duration({ from, until }: { from: string; until: string }) {
  return (
    <span className="whitespace-nowrap tabular-nums">
      {duration(new Date(until).getTime() - new Date(from).getTime())}
    </span>
  );
}
