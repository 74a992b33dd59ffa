/** "12 % more than before", "as before": a number beside the same of the time before. */
export function changePhrase(now: number, before: number): string {
  if (now === before) return 'as before';
  if (before === 0) return 'none before';
  const percent = Math.round((Math.abs(now - before) / Math.abs(before)) * 100);
  if (percent === 0) return 'about as before';
  return `${percent} % ${now > before ? 'more' : 'less'} than before`;
}

/** "97.5 %"; nothing for a share of none. */
export function sharePhrase(part: number, whole: number): string | undefined {
  if (whole === 0) return undefined;
  return `${Number(((part / whole) * 100).toFixed(1))} %`;
}
