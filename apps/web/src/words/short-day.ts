/** Reports are the team's, and the admin is English. */
const LOCALE = 'en';

const DAY = new Intl.DateTimeFormat(LOCALE, { month: 'short', day: 'numeric', timeZone: 'UTC' });
const HOUR = new Intl.DateTimeFormat(LOCALE, { weekday: 'short', hour: '2-digit', hour12: false, timeZone: 'UTC' });

/** "Nov 30": a day of a report, which is one in UTC. */
export function shortDay(day: string): string {
  return DAY.format(new Date(day));
}

/** "Mon, 14". */
export function shortHour(at: string): string {
  return `${HOUR.format(new Date(at))}:00`;
}
