/** A marked step of the way from receipt to delivery, of the life of a dedicated instance, or of a restore, at which the tests kill the process. */
export type CrashPoint =
  | 'webhook.kept'
  | 'event.before_apply'
  | 'event.before_commit'
  | 'event.applied'
  | 'refund.requested'
  | 'refund.answered'
  | 'subscription.before_instruct'
  | 'subscription.after_instruct'
  | 'subscription.instructed'
  | 'plan_change.requested'
  | 'plan_change.charging'
  | 'plan_change.answered'
  | 'fulfillment.claimed'
  | 'fulfillment.before_call'
  | 'fulfillment.after_call'
  | 'fulfillment.before_record'
  | 'fulfillment.recorded'
  | 'auditor.begun'
  | 'auditor.healed'
  | 'auditor.told'
  | 'move.started'
  | 'move.stepped'
  | 'move.confirmed'
  | 'move.returned'
  | 'instance.claimed'
  | 'instance.instructed'
  | 'instance.recorded'
  | 'instance.home_made'
  | 'instance.at_the_gate'
  | 'instance.written_down'
  | 'instance.let_go'
  | 'instance.half_suspended'
  | 'instance.half_resumed'
  | 'instance.frozen'
  | 'instance.half_restored'
  | 'instance.half_destroyed'
  | 'bench.one_done'
  | 'account.half_deleted'
  | 'account.deleted'
  | 'import.batch_written'
  | 'restore.half_loaded';

let armed: CrashPoint | undefined;

/** Arms one point: the process dies there as by `kill -9`, once. Only for tests, through VOZEX_CRASH_AT. */
export function armCrashPoint(point: CrashPoint | undefined): void {
  armed = point;
}

/** Marks a step. Costs one comparison unless armed. */
export function crashPoint(point: CrashPoint): void {
  if (armed === point) process.kill(process.pid, 'SIGKILL');
}
