// The door of operations.

export { alertsSetting } from './alerts/alerts-setting.ts';
export { deliverTellings, sealedAlertSecrets } from './alerts/deliver-tellings.ts';
export { alertTold } from './alerts/events.ts';
export { TURN_SECONDS as ALERT_SECONDS, watchAlerts } from './alerts/watch-alerts.ts';
export { auditOnSchedule, forgetAudits } from './auditor/audit-on-schedule.ts';
export { auditorSetting } from './auditor/auditor-setting.ts';
export { findBrokenInvariants, type InvariantFinding, PROMISES } from './auditor/invariants.ts';
export { type AuditRunRow as AuditRun, auditNow } from './auditor/run-audit.ts';
export { contentsOf, type Manifest } from './backup/manifest.ts';
export { type Restored, type RestoreWords, restoreBackup } from './backup/restore-backup.ts';
export { refuseUnfinishedRestore } from './backup/unfinished-restore.ts';
export { verifyBackup } from './backup/verify-backup.ts';
export { type BackupApp, takeBackup } from './backup/write-backup.ts';
export { turnBenchRuns } from './bench/work-on-run.ts';
export { examine } from './doctor/examine.ts';
export type { DoctorFinding } from './doctor/finding.ts';
export { forgetSamples, sampleQueue } from './reports/queue.ts';
export { rollDays } from './reports/roll-days.ts';
export { operationsRoutes } from './routes.ts';
