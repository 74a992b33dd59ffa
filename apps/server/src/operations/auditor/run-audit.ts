import { audit } from '../../accounts/index.ts';
import type { App } from '../../kernel/app.ts';
import { crashPoint } from '../../kernel/crash-point.ts';
import { afterCommit } from '../../kernel/database.ts';
import { type Actor, actorName } from '../../kernel/route.ts';
import { reportSightings } from '../alerts/report-sightings.ts';
import type { Sighting } from '../alerts/rule.ts';
import { AuditorError } from './errors.ts';
import type { Healing } from './healing.ts';
import { healingOf } from './healings.ts';
import { type InvariantFinding, type Part, type Proof, prove, TOLD_ELSEWHERE } from './invariants.ts';
import { logAudited, logHealed, logNotHealed } from './log-events.ts';
import { type AuditEnd, type AuditRunRow, beginRun, endRun, lastRun, noteHealed, readRun } from './store.ts';

export type { AuditRunRow } from './store.ts';

/** What the auditor needs beside the kernel: who it is, so that others know when it is no more. */
export type AuditorApp = App & { readonly instance: number };

/** Of one promise a run heals so many at the most; the next goes on. */
const HEALED_MAX = 500;

/** The runs that this process is at. */
const underWay = new Set<string>();

export type AuditWish = {
  /** The shop itself, on schedule, or who asked. */
  by: Actor | 'vozex';
  heals: boolean;
  /** The quarter of an hour it is for. */
  slot?: Date;
  /** Which rows are looked at where a promise costs much; all where not given. */
  part?: Part;
};

/**
 * Proves the invariants, mends what may be mended, tells what is left, and writes down all of it. What is found is told
 * before the run ends: should its process die at any moment, the next run finds the same.
 *
 * @returns the run; undefined when another is under way, or the slot has had its own.
 */
export async function runAudit(app: AuditorApp, wish: AuditWish): Promise<AuditRunRow | undefined> {
  const id = app.newId('audit_run');
  underWay.add(id); // before it begins: whoever begins next in this process must not take it for dead
  try {
    const begun = await app.db.inOneTransaction((tx) =>
      beginRun(app, tx, { ...startOf(app, wish), id, instance: app.instance }, underWay),
    );
    if (!begun) return undefined;
    crashPoint('auditor.begun');
    await runToItsEnd(app, id, wish);
  } finally {
    underWay.delete(id);
  }
  return readRun(app.db.read, id);
}

function startOf(app: AuditorApp, { by, heals, slot, part }: AuditWish) {
  const requested_by = by === 'vozex' ? by : actorName(by);
  return { slot: slot ?? null, requested_by, heals, whole: part === undefined, started_at: app.clock.now() };
}

async function runToItsEnd(app: AuditorApp, id: string, wish: AuditWish): Promise<void> {
  try {
    const end = await look(app, id, wish);
    crashPoint('auditor.told');
    await endRun(app.db.read, id, end, app.clock.now());
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    await endRun(app.db.read, id, { findings: [], unproven: [], problem }, app.clock.now());
    throw error;
  }
}

/** The same for somebody who asked. @throws AuditorError AUDIT_UNDER_WAY */
export async function auditNow(app: AuditorApp, by: Actor, heals: boolean): Promise<AuditRunRow> {
  const run = await runAudit(app, { by, heals });
  if (!run) throw new AuditorError('AUDIT_UNDER_WAY', 'one runs at a time');
  await app.db.inOneTransaction((tx) => audit(app, tx, by, 'auditor.run', run.id, { heals }));
  return run;
}

async function look(app: AuditorApp, id: string, wish: AuditWish): Promise<AuditEnd> {
  // What was broken is proven on every row until it is sound: a part in which all is well says nothing of the others.
  const last = await lastRun(app.db.read);
  const whole = [...(last?.findings.map(({ name }) => name) ?? []), ...(last?.unproven ?? [])];
  const found = await prove(app, { part: wish.part, whole });
  const { proof, healed } = wish.heals ? await heal(app, id, wish.by, found) : { proof: found, healed: 0 };
  const { findings, unproven } = proof;
  const told = findings.filter(({ name }) => !TOLD_ELSEWHERE.includes(name));
  await reportSightings(app, 'invariants_broken', told.map(sightingOf), { unknown: unproven });
  const end = { findings, unproven, problem: unproven.length > 0 ? `not proven: ${unproven.join(', ')}` : null };
  logAudited(app.log, id, { broken: findings.map(({ name }) => name), unproven, healed });
  return end;
}

function sightingOf({ name, promise, offenders }: InvariantFinding): Sighting {
  const [first, ...others] = offenders;
  return {
    subject: name,
    value: offenders.length,
    summary: `${name} is broken: ${promise}. ${first}${others.length > 0 ? `, and ${others.length} more` : ''}.`,
    detail: { offenders },
  };
}

/** Mends what may be mended, and proves those promises again. */
async function heal(
  app: AuditorApp,
  id: string,
  by: AuditWish['by'],
  found: Proof,
): Promise<{ proof: Proof; healed: number }> {
  const mended: string[] = [];
  let healed = 0;
  for (const { name } of found.findings) {
    const healing = healingOf(name);
    if (!healing) continue;
    mended.push(name);
    for (const subject of await toMend(app, healing)) {
      if (await mendOne(app, id, by, healing, subject)) healed++;
    }
  }
  if (mended.length === 0) return { proof: found, healed };
  const again = await prove(app, { which: mended });
  const others = found.findings.filter(({ name }) => !mended.includes(name));
  return {
    proof: { findings: [...others, ...again.findings], unproven: [...found.unproven, ...again.unproven] },
    healed,
  };
}

/** Where they cannot be found, what was broken stays a finding, and is told. */
async function toMend(app: AuditorApp, { invariant, find }: Healing): Promise<string[]> {
  try {
    return await find(app.db.read, HEALED_MAX);
  } catch (error) {
    logNotHealed(app.log, invariant, null, error);
    return [];
  }
}

/** The run was written off while it ran: another has taken its place, and what this one would mend is undone. */
class WrittenOff extends Error {}

/** One in one transaction: mended, written down and in the audit log, or nothing of it. */
async function mendOne(
  app: AuditorApp,
  id: string,
  by: AuditWish['by'],
  healing: Healing,
  subject: string,
): Promise<boolean> {
  try {
    return await app.db.inOneTransaction(async (tx) => {
      const did = await healing.mend(app, tx, subject);
      if (did === undefined) return false;
      const healed = { invariant: healing.invariant, subject, did };
      if (!(await noteHealed(tx, id, healed))) throw new WrittenOff(id);
      await audit(app, tx, by, 'auditor.healed', subject, { run: id, invariant: healing.invariant, did });
      crashPoint('auditor.healed');
      afterCommit(() => logHealed(app.log, id, healed));
      return true;
    });
  } catch (error) {
    if (error instanceof WrittenOff) throw error;
    logNotHealed(app.log, healing.invariant, subject, error);
    return false;
  }
}
