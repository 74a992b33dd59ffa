import { statfs } from 'node:fs/promises';
import { sql } from 'kysely';
import type { CatalogApp } from '../../catalog/index.ts';
import { isMigrated } from '../../kernel/migrate.ts';
import { checkGateway, type GatewayRouter } from '../../payments/index.ts';
import { readAlertsSettings } from '../alerts/alerts-setting.ts';
import { ruleOf } from '../alerts/rules/index.ts';
import { readLastBackup } from '../backup/store.ts';
import { type DoctorFinding, ok, warning, wrong } from './finding.ts';

/** What the doctor must know of the shop beside the kernel; wiring.ts tells it. */
export type DoctorApp = CatalogApp & {
  gateways: GatewayRouter;
  mailSettings: { readonly smtpUrl?: string | undefined; readonly development: boolean };
  dataDir: string;
  /** The rows whose sealed values no key of the ring opens. */
  unopenedSecrets(): Promise<string[]>;
  /** @throws Error in the mail server's words. */
  askMailServer(smtpUrl: string): Promise<void>;
};

/** PostgreSQL 15. */
const POSTGRES_VERSION_MIN = 150_000;
/** Leases and promises are judged by the database's clock and by ours. */
const SKEW_SECONDS_WARN = 5;
const SKEW_SECONDS_MAX = 60;
const DISK_LEFT_WARN = 0.15;
const DISK_LEFT_MIN = 0.05;
/** Sweepers look every second; what waits longer than this has nobody to take it up. */
const WORK_LATE_SECONDS = 300;

/**
 * Looks at everything a shop stands on, and says what is wrong and what to do. Changes nothing. Each look is taken by
 * itself: one that breaks off is a finding, and the others go on.
 */
export async function examine(app: DoctorApp): Promise<DoctorFinding[]> {
  const looks: [DoctorFinding['area'], () => Promise<DoctorFinding[]>][] = [
    ['configuration', async () => configuration(app)],
    ['database', () => database(app)],
    ['clock', () => clock(app)],
    ['disk', () => disk(app.dataDir)],
    ['secrets', () => secrets(app)],
    ['gateways', () => gateways(app)],
    ['mail', () => mail(app)],
    ['people', () => people(app)],
    ['work', () => work(app)],
    ['backup', () => backup(app)],
  ];
  const findings: DoctorFinding[] = [];
  for (const [area, look] of looks) {
    findings.push(
      ...(await look().catch((error: unknown) => [
        wrong(
          area,
          `This could not be looked at: ${error instanceof Error ? error.message : error}`,
          'Mend what it says, then ask again.',
        ),
      ])),
    );
  }
  return findings;
}

const isLocal = (url: URL) => /^(localhost|127\.|\[::1\])/.test(url.hostname) || url.hostname.endsWith('.localhost');

function configuration({ publicUrl, mailSettings: { development } }: DoctorApp): DoctorFinding[] {
  const url = new URL(publicUrl);
  if (isLocal(url))
    return [
      development
        ? ok('configuration', `A shop for trying, at ${publicUrl}.`)
        : warning(
            'configuration',
            `Buyers and gateways cannot reach ${publicUrl}.`,
            'Set VOZEX_PUBLIC_URL to the address of the shop.',
          ),
    ];
  const found: DoctorFinding[] = [];
  if (url.protocol !== 'https:')
    found.push(
      wrong(
        'configuration',
        `${publicUrl} is not encrypted: sessions and keys can be read on the way.`,
        'Put a proxy with TLS before the shop, and set VOZEX_PUBLIC_URL to its https address.',
      ),
    );
  if (development)
    found.push(
      wrong(
        'configuration',
        'VOZEX_DEVELOPMENT is on at a public address: everybody can read every mail.',
        'Unset VOZEX_DEVELOPMENT.',
      ),
    );
  return found.length > 0 ? found : [ok('configuration', `The shop is at ${publicUrl}.`)];
}

async function database({ db, mailSettings }: DoctorApp): Promise<DoctorFinding[]> {
  const { rows } = await sql<{ version: number; shown: string }>`
    select current_setting('server_version_num')::int as version, current_setting('server_version') as shown`.execute(
    db.read,
  );
  const { version, shown } = rows[0]!; // because settings always answer
  const found: DoctorFinding[] = [];
  if (version < POSTGRES_VERSION_MIN)
    found.push(wrong('database', `PostgreSQL ${shown} is too old.`, 'Move to PostgreSQL 15 or newer.'));
  if (db.engine === 'pglite' && !mailSettings.development)
    found.push(
      warning(
        'database',
        'The embedded database survives a crash of VOZEX, not a power failure.',
        'Use PostgreSQL: set DATABASE_URL (docs/going-live.md).',
      ),
    );
  if (!(await isMigrated(db)))
    found.push(wrong('database', 'The schema is older than this version of VOZEX.', 'Run: npx vozex migrate'));
  return found.length > 0
    ? found
    : [ok('database', `${db.engine === 'pglite' ? 'Embedded' : 'PostgreSQL'} ${shown}, with the newest schema.`)];
}

async function clock({ db, clock: ours }: DoctorApp): Promise<DoctorFinding[]> {
  const before = ours.now().getTime();
  const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(db.read);
  const between = (before + ours.now().getTime()) / 2;
  const seconds = Math.abs((rows[0]!.at.getTime() - between) / 1000); // because one row always comes
  const detail = `The clocks of VOZEX and its database differ by ${seconds.toFixed(1)} seconds.`;
  const fix = 'Let both machines keep time by NTP.';
  if (seconds > SKEW_SECONDS_MAX) return [wrong('clock', detail, fix)];
  return [seconds > SKEW_SECONDS_WARN ? warning('clock', detail, fix) : ok('clock', detail)];
}

async function disk(folder: string): Promise<DoctorFinding[]> {
  const { bavail, blocks } = await statfs(folder);
  const left = bavail / blocks;
  const detail = `${Math.round(left * 100)} % of the disk under ${folder} is free.`;
  const fix =
    'Make room, or move VOZEX_DATA_DIR to a larger disk. A full disk stops uploads, backups and the embedded database.';
  if (left < DISK_LEFT_MIN) return [wrong('disk', detail, fix)];
  return [left < DISK_LEFT_WARN ? warning('disk', detail, fix) : ok('disk', detail)];
}

/** Enough to see which kind it is. */
const UNOPENED_SHOWN = 5;

async function secrets(app: DoctorApp): Promise<DoctorFinding[]> {
  const unopened = await app.unopenedSecrets();
  if (unopened.length === 0) return [ok('secrets', 'Everything that is sealed opens.')];
  const some = unopened.slice(0, UNOPENED_SHOWN).join(', ');
  return [
    wrong(
      'secrets',
      `${unopened.length} sealed values do not open: ${some}${unopened.length > UNOPENED_SHOWN ? ', …' : ''}.`,
      'Put the key that sealed them back into VOZEX_MASTER_KEY, behind the newest, or write the values anew.',
    ),
  ];
}

async function gateways(app: DoctorApp): Promise<DoctorFinding[]> {
  const configured = app.gateways.catalog.describe().filter((gateway) => gateway.configured);
  if (configured.length === 0)
    return [
      wrong(
        'gateways',
        'No payment gateway is configured: nothing can be sold.',
        'Set DODO_… or PAYPAL_… (docs/going-live.md).',
      ),
    ];
  const found: DoctorFinding[] = [];
  for (const { gateway, title } of configured) {
    const { findings } = await checkGateway(app, gateway, []);
    for (const { level, detail, fix } of findings)
      if (level !== 'ok') found.push({ area: 'gateways', level, detail: `${title}: ${detail}`, fix: fix ?? null });
    if (findings.every(({ level }) => level === 'ok'))
      found.push(ok('gateways', `${title} answers, and knows our webhook.`));
  }
  return found;
}

async function mail(app: DoctorApp): Promise<DoctorFinding[]> {
  const { smtpUrl, development } = app.mailSettings;
  if (!smtpUrl)
    return [
      development
        ? ok('mail', 'Mails go to the mailbox of development.')
        : wrong('mail', 'SMTP_URL is not set: no mail leaves the shop, no buyer gets a link.', 'Set SMTP_URL.'),
    ];
  try {
    await app.askMailServer(smtpUrl);
    return [ok('mail', 'The mail server lets us in.')];
  } catch (error) {
    return [
      wrong(
        'mail',
        `The mail server does not let us in: ${(error as Error).message}`,
        'Mend SMTP_URL: host, port, user and password.',
      ),
    ];
  }
}

async function people({ db, publicUrl }: DoctorApp): Promise<DoctorFinding[]> {
  const { rows } = await sql<{ owners: number; single_factor: number }>`
    select count(*) filter (where role = 'owner')::int as owners,
      count(*) filter (where not two_factor_enabled)::int as single_factor
    from users where role <> 'customer' and email_verified`.execute(db.read);
  const { owners, single_factor } = rows[0]!; // because an aggregate answers one row
  if (owners === 0)
    return [
      wrong('people', 'The shop has no owner.', 'Set VOZEX_OWNER_EMAIL and VOZEX_OWNER_PASSWORD, then start it.'),
    ];
  if (single_factor > 0 && !isLocal(new URL(publicUrl)))
    return [
      warning(
        'people',
        `${single_factor} of the team sign in without a second factor.`,
        'Ask them to switch it on under Account → Security, then set VOZEX_REQUIRE_TWO_FACTOR.',
      ),
    ];
  return [ok('people', `${owners} ${owners === 1 ? 'owner' : 'owners'}.`)];
}

async function work({ db, clock: ours }: DoctorApp): Promise<DoctorFinding[]> {
  const { rows } = await sql<{ oldest: Date | null }>`
    select least((select min(next_attempt_at) from fulfillment_records where next_attempt_at is not null and lease_until is null),
      (select min(next_attempt_at) from webhook_events where status = 'received')) as oldest`.execute(db.read);
  const oldest = rows[0]?.oldest;
  const late = oldest ? (ours.now().getTime() - oldest.getTime()) / 1000 : 0;
  if (late <= WORK_LATE_SECONDS) return [ok('work', 'Nothing waits that is due.')];
  return [
    wrong(
      'work',
      `Something has been due for ${Math.round(late / 60)} minutes, and nobody takes it up.`,
      'Start a worker: npx vozex start --role worker. Where one runs, look at its log.',
    ),
  ];
}

async function backup({ db, clock: ours, mailSettings }: DoctorApp): Promise<DoctorFinding[]> {
  const at = await readLastBackup(db.read);
  const hours = at ? Math.round((ours.now().getTime() - at.getTime()) / 3_600_000) : undefined;
  const detail = hours === undefined ? 'No backup was ever taken.' : `The last backup is ${hours} hours old.`;
  const rule = ruleOf('backup_old');
  const alerts = await readAlertsSettings(db.read);
  const fresh = hours !== undefined && hours <= (alerts.limits(rule).hours ?? 0);
  if (mailSettings.development || fresh || !alerts.watches(rule)) return [ok('backup', detail)];
  return [
    warning(
      'backup',
      detail,
      'Take one every night: npx vozex backup FOLDER (docs/operating.md). Where the database is copied by other means, switch this off under Settings, Alerts.',
    ),
  ];
}
