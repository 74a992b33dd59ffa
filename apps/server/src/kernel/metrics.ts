import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What `/metrics` tells; each room counts through these, so names stay in one place. */
export type Metrics = ReturnType<typeof openMetrics>;

export function openMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    webhooksReceived: new Counter({
      name: 'vozex_webhooks_received_total',
      help: 'Webhooks by gateway and what became of them at the door.',
      labelNames: ['gateway', 'result'] as const,
      registers,
    }),
    eventsApplied: new Counter({
      name: 'vozex_webhook_events_total',
      help: 'Kept webhook events by gateway and final status.',
      labelNames: ['gateway', 'status'] as const,
      registers,
    }),
    paymentsHeld: new Counter({
      name: 'vozex_payments_held_total',
      help: 'Payments that did not fit their order, by gateway and reason.',
      labelNames: ['gateway', 'code'] as const,
      registers,
    }),
    fulfillmentOutcomes: new Counter({
      name: 'vozex_fulfillment_outcomes_total',
      help: 'Adapter answers by driver and outcome.',
      labelNames: ['driver', 'outcome'] as const,
      registers,
    }),
    paidToDelivered: new Histogram({
      name: 'vozex_paid_to_delivered_seconds',
      help: 'From payment to the first delivery, by driver.',
      labelNames: ['driver'] as const,
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 3_600, 86_400],
      registers,
    }),
    promises: new Counter({
      name: 'vozex_promises_total',
      help: 'First deliveries by driver, and whether they came within what was promised; yes where nothing was.',
      labelNames: ['driver', 'kept'] as const,
      registers,
    }),
    adapterSeconds: new Histogram({
      name: 'vozex_adapter_call_seconds',
      help: 'Calls of adapters, with all that they ask of providers, by driver and action.',
      labelNames: ['driver', 'action'] as const,
      buckets: [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 30, 75],
      registers,
    }),
    retries: new Counter({
      name: 'vozex_fulfillment_faults_total',
      help: 'Turns of deliveries that met a fault and are tried again, asked after or given to people, by driver and code.',
      labelNames: ['driver', 'code'] as const,
      registers,
    }),
    givenUp: new Counter({
      name: 'vozex_fulfillments_given_up_total',
      help: 'Deliveries that were given up, by driver.',
      labelNames: ['driver'] as const,
      registers,
    }),
    webhookLag: new Histogram({
      name: 'vozex_webhook_lag_seconds',
      help: 'From the receipt of a webhook to its end, by gateway.',
      labelNames: ['gateway'] as const,
      buckets: [0.01, 0.05, 0.25, 1, 5, 30, 120, 600, 3_600],
      registers,
    }),
    oldestDue: new Gauge({
      name: 'vozex_oldest_due_seconds',
      help: 'For how long the oldest due row waits, by kind; 0 where none does. Read when scraped.',
      labelNames: ['kind'] as const,
      registers,
    }),
    rehearsals: new Counter({
      name: 'vozex_rehearsals_total',
      help: 'Rehearsals of products, by how they ended.',
      labelNames: ['result'] as const,
      registers,
    }),
    imports: new Counter({
      name: 'vozex_imports_total',
      help: 'Imports of an earlier shop, dry runs included, by what they held and how they ended.',
      labelNames: ['kind', 'result'] as const,
      registers,
    }),
    importRows: new Counter({
      name: 'vozex_import_rows_total',
      help: 'Imported rows, without those of dry runs, by what they hold and what became of them.',
      labelNames: ['kind', 'outcome'] as const,
      registers,
    }),
    guardHolds: new Counter({
      name: 'vozex_guard_holds_total',
      help: 'Suspensions and cancellations held for a second person, by what caused them.',
      labelNames: ['cause'] as const,
      registers,
    }),
    deadLetters: new Gauge({
      name: 'vozex_dead_letters',
      help: 'Deliveries that were given up and wait for people, by driver and error code, without snoozed ones; read when scraped.',
      labelNames: ['driver', 'code'] as const,
      registers,
    }),
    backups: new Counter({
      name: 'vozex_backups_total',
      help: 'Backups of the shop, by how they ended.',
      labelNames: ['result'] as const,
      registers,
    }),
    lastBackup: new Gauge({
      name: 'vozex_last_backup_timestamp_seconds',
      help: 'When the last backup was written to its end; 0 where none ever was. Read when scraped.',
      registers,
    }),
    reconciled: new Counter({
      name: 'vozex_reconciliations_total',
      help: 'Looks for what webhooks did not tell, by gateway and how they ended.',
      labelNames: ['gateway', 'result'] as const,
      registers,
    }),
    reconciledFindings: new Counter({
      name: 'vozex_reconciliation_findings_total',
      help: 'Things found that no webhook had told, by gateway.',
      labelNames: ['gateway'] as const,
      registers,
    }),
    subscriptionMoves: new Counter({
      name: 'vozex_subscription_looks_total',
      help: 'Subscriptions written, by gateway and the status they then had.',
      labelNames: ['gateway', 'status'] as const,
      registers,
    }),
    soldOut: new Counter({
      name: 'vozex_sold_out_total',
      help: 'Checkouts refused before payment because there was no room, by driver.',
      labelNames: ['driver'] as const,
      registers,
    }),
    poolCapacity: new Gauge({
      name: 'vozex_pool_capacity',
      help: 'What a pool may promise in all, by resource; read when scraped.',
      labelNames: ['pool', 'resource'] as const,
      registers,
    }),
    poolReserved: new Gauge({
      name: 'vozex_pool_reserved',
      help: 'What a pool has promised, by resource; read when scraped.',
      labelNames: ['pool', 'resource'] as const,
      registers,
    }),
    instances: new Gauge({
      name: 'vozex_instances',
      help: 'Dedicated instances by pool and what was last seen of them; read when scraped.',
      labelNames: ['pool', 'state'] as const,
      registers,
    }),
    instanceOperations: new Counter({
      name: 'vozex_instance_operations_total',
      help: 'Backups, restores, restarts and upgrades of dedicated instances, by how they ended.',
      labelNames: ['kind', 'result'] as const,
      registers,
    }),
    domainMoves: new Counter({
      name: 'vozex_domain_moves_total',
      help: 'Moves of host names of installations, by kind and the status they then had.',
      labelNames: ['kind', 'status'] as const,
      registers,
    }),
    proxyTurns: new Counter({
      name: 'vozex_instance_proxy_turns_total',
      help: 'Times the proxy before instances was brought in line with the rows, by proxy and how it ended.',
      labelNames: ['proxy', 'result'] as const,
      registers,
    }),
    mailsSent: new Counter({
      name: 'vozex_mails_total',
      help: 'Mails by kind and result.',
      labelNames: ['kind', 'result'] as const,
      registers,
    }),
    exports: new Counter({
      name: 'vozex_exports_total',
      help: 'CSV exports by what was taken and how they ended.',
      labelNames: ['what', 'result'] as const,
      registers,
    }),
    jobsFailed: new Counter({
      name: 'vozex_job_failures_total',
      help: 'Job runs that threw, by queue.',
      labelNames: ['queue'] as const,
      registers,
    }),
    httpSeconds: new Histogram({
      name: 'vozex_http_request_seconds',
      help: 'HTTP requests by route and status class.',
      labelNames: ['route', 'status'] as const,
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    alertsOpen: new Gauge({
      name: 'vozex_alerts_open',
      help: 'Open alerts by rule and severity; read when scraped.',
      labelNames: ['rule', 'severity'] as const,
      registers,
    }),
    invariantsBroken: new Gauge({
      name: 'vozex_invariants_broken',
      help: 'Rows that broke an invariant when it was last proven, at most 20 each; none where its proof failed. Read when scraped.',
      labelNames: ['invariant'] as const,
      registers,
    }),
    auditProvenAt: new Gauge({
      name: 'vozex_audit_proven_timestamp_seconds',
      help: 'When every invariant was last proven, whatever came of it; read when scraped.',
      registers,
    }),
    invariantsHealed: new Counter({
      name: 'vozex_invariants_healed_total',
      help: 'Rows that the auditor mended, by invariant; read when scraped.',
      labelNames: ['invariant'] as const,
      registers,
    }),
    alertsTold: new Counter({
      name: 'vozex_alert_tellings_total',
      help: 'Attempts to tell alerts by webhook, by how they ended; mails are counted as mails.',
      labelNames: ['result'] as const,
      registers,
    }),
    waiting: new Gauge({
      name: 'vozex_waiting',
      help: 'Rows waiting for work, by kind; read when scraped.',
      labelNames: ['kind'] as const,
      registers,
    }),
  };
}
