import type { DoctorFinding } from '../operations/index.ts';

const MARK = { ok: 'ok  ', warning: 'warn', error: 'FAIL' } as const;

/** Prints what was found, worst last, where it is read first. @returns whether nothing is wrong. */
export function printFindings(findings: readonly DoctorFinding[], asJson: boolean): boolean {
  const sorted = (['ok', 'warning', 'error'] as const).flatMap((level) =>
    findings.filter((one) => one.level === level),
  );
  if (asJson) console.log(JSON.stringify({ findings: sorted }, null, 2));
  for (const { area, level, detail, fix } of asJson ? [] : sorted) {
    console.log(`${MARK[level]}  ${area.padEnd(13)} ${detail}`);
    if (fix) console.log(`${' '.repeat(20)}→ ${fix}`);
  }
  return findings.every(({ level }) => level !== 'error');
}
