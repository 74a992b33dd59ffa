import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const Port = z.coerce.number().int().min(0).max(65_535);
const HttpAddress = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''));

const HostAndPort = z.string().regex(/^(?:[A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\]):\d{1,5}$/);

/** Every variable VOZEX reads, with its meaning; docs/configuration.md is generated from the descriptions. */
export const EnvSchema = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('PostgreSQL 15 or newer. Without it, an embedded database lives under VOZEX_DATA_DIR.'),
  VOZEX_DATA_DIR: z
    .string()
    .min(1)
    .default('.vozex')
    .describe('Folder of the embedded database and of uploaded files.'),
  PORT: Port.default(4000).describe('Port of the shop, its API and its admin.'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on; 0.0.0.0 in a container.'),
  VOZEX_PUBLIC_URL: HttpAddress.optional().describe(
    'Where buyers and gateways reach the shop. Default: http://localhost:PORT.',
  ),
  VOZEX_MASTER_KEY: z
    .string()
    .min(1)
    .describe(
      'Base64 of 32 bytes that seals secrets (openssl rand -base64 32). Several, newest first, separated by commas, to rotate.',
    ),
  VOZEX_OWNER_EMAIL: z.email().optional().describe('E-mail of the first owner, made at start when there is none.'),
  VOZEX_OWNER_PASSWORD: z.string().min(10).optional().describe('Password of the first owner, at least 10 characters.'),
  VOZEX_OWNER_API_KEY: z
    .string()
    .min(16)
    .optional()
    .describe('Bearer token for /api/admin, for automation; at least 16 characters.'),
  DODO_BASE_URL: HttpAddress.optional().describe(
    'Dodo Payments: https://live.dodopayments.com or https://test.dodopayments.com.',
  ),
  DODO_API_KEY: z.string().min(1).optional().describe('Dodo Payments API key with write access.'),
  DODO_WEBHOOK_SECRET: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Secret of the Dodo webhook endpoint (whsec_…). Several, separated by commas, while rotating. Not needed where VOZEX registers the endpoint itself.',
    ),
  PAYPAL_BASE_URL: HttpAddress.optional().describe(
    'PayPal: https://api-m.paypal.com or https://api-m.sandbox.paypal.com.',
  ),
  PAYPAL_CLIENT_ID: z.string().min(1).optional().describe('PayPal REST app client id.'),
  PAYPAL_CLIENT_SECRET: z.string().min(1).optional().describe('PayPal REST app secret.'),
  PAYPAL_WEBHOOK_ID: z
    .string()
    .min(1)
    .refine(
      (id) => id !== 'WEBHOOK_ID',
      'WEBHOOK_ID is what PayPal signs simulator messages with: anyone could forge payments',
    )
    .optional()
    .describe(
      'Id of the webhook registered at PayPal; part of what is signed. Not needed where VOZEX registers it itself.',
    ),
  PAYPAL_CA_FILE: z
    .string()
    .optional()
    .describe('Extra trusted root certificates (PEM) for webhooks; ignored for PayPal live.'),
  VOZEX_EGRESS_ALLOW: z
    .string()
    .default('')
    .describe('Exact host:port exceptions to the guard against reaching into your own network, separated by commas.'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('Mail server. Without it mails wait in the database; in development they go to the mailbox page.'),
  VOZEX_MAIL_FROM: z.string().default('VOZEX <shop@localhost>').describe('Sender of mails.'),
  VOZEX_REQUIRE_TWO_FACTOR: z
    .stringbool()
    .default(false)
    .describe('Operators may change things only after signing in with a second factor.'),
  VOZEX_TRUST_PROXY: z
    .string()
    .default('')
    .describe('Addresses (CIDR) of proxies whose X-Forwarded-For is believed, separated by commas.'),
  VOZEX_INSTANCE_PORT: Port.default(0).describe(
    'Port of the embedded proxy before dedicated instances (docs/domains.md); 0: none. Ignored with VOZEX_CADDY_ADMIN_URL.',
  ),
  VOZEX_INSTANCE_BEHIND_TLS: z
    .stringbool()
    .default(false)
    .describe(
      'A proxy of yours ends TLS before the embedded one: addresses of installations are https, without a port.',
    ),
  VOZEX_CADDY_ADMIN_URL: HttpAddress.optional().describe(
    "Caddy's admin API, such as http://127.0.0.1:2019: Caddy is then the proxy before dedicated instances.",
  ),
  VOZEX_CADDY_SERVER: z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .default('vozex')
    .describe("Name of the HTTP server in Caddy's configuration that gets the routes."),
  VOZEX_CADDY_TLS_ADDRESS: HostAndPort.optional().describe(
    'host:port where Caddy speaks TLS as seen from here. Default: each name as DNS has it, at port 443.',
  ),
  VOZEX_DOMAIN_TARGET: z
    .string()
    .toLowerCase()
    .regex(/^[a-z0-9.-]{1,253}$/)
    .optional()
    .describe("Host name that CNAMEs of customers' domains name. Default: the host of VOZEX_PUBLIC_URL."),
  VOZEX_DOMAIN_ADDRESSES: z
    .string()
    .default('')
    .describe(
      'Addresses of that host, separated by commas, shown for names that can have no CNAME. Default: asked of DNS.',
    ),
  VOZEX_DNS_SERVERS: z
    .string()
    .default('')
    .describe("Name servers asked about customers' domains (address or address:port, commas). Default: the system's."),
  VOZEX_METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe('Bearer token that /metrics asks for. Without it, whoever reaches the port can read them.'),
  OTEL_EXPORTER_OTLP_ENDPOINT: HttpAddress.optional().describe(
    'Collector for traces, OTLP over HTTP, such as http://127.0.0.1:4318. Without it none are made.',
  ),
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .default('')
    .describe('Headers for the collector, name=value separated by commas, such as its key.'),
  OTEL_SERVICE_NAME: z.string().min(1).default('vozex').describe('Name of this service in traces.'),
  VOZEX_TRACE_RATIO: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe('Of so many traces one is kept: 1 is all, 0.1 every tenth.'),
  VOZEX_THEME_DIR: z
    .string()
    .min(1)
    .optional()
    .describe('Folder with a theme.css of your own, and files it uses, served under /theme/ (docs/theming.md).'),
  VOZEX_DEVELOPMENT: z
    .stringbool()
    .default(false)
    .describe('Mailbox page, sandbox certificates, links to the sandbox. Never in production.'),
  VOZEX_REHEARSAL_PROGRAM: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Program for Node that rehearses products (docs/rehearsals.md). Default: the one that comes with VOZEX, where it is there.',
    ),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('How much is logged.'),
  VOZEX_CRASH_AT: z.string().optional().describe('For tests: die at this marked step. Only with VOZEX_DEVELOPMENT.'),
});

export type Env = ReturnType<typeof readEnv>;

/** What is wrong with the environment, a line each. */
export class EnvProblem extends Error {}

/**
 * Reads and checks the environment: the only reader of process.env.
 *
 * @throws EnvProblem naming each variable, what is wrong and how to fix it.
 */
export function readEnv(source: Record<string, string | undefined> = process.env) {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = EnvSchema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new EnvProblem(`The configuration is not complete:\n${lines.join('\n')}\nSee docs/configuration.md.`);
  }
  const env = parsed.data;
  const publicUrl = env.VOZEX_PUBLIC_URL ?? `http://localhost:${env.PORT}`;
  return {
    databaseUrl: env.DATABASE_URL,
    dataDir: resolve(env.VOZEX_DATA_DIR),
    port: env.PORT,
    host: env.HOST,
    publicUrl,
    masterKeys: list(env.VOZEX_MASTER_KEY),
    owner:
      env.VOZEX_OWNER_EMAIL && env.VOZEX_OWNER_PASSWORD
        ? { email: env.VOZEX_OWNER_EMAIL, password: env.VOZEX_OWNER_PASSWORD }
        : undefined,
    ownerApiKey: env.VOZEX_OWNER_API_KEY,
    dodo: all(
      { DODO_BASE_URL: env.DODO_BASE_URL, DODO_API_KEY: env.DODO_API_KEY },
      { DODO_WEBHOOK_SECRET: env.DODO_WEBHOOK_SECRET },
      (dodo) => ({
        baseUrl: dodo.DODO_BASE_URL,
        apiKey: dodo.DODO_API_KEY,
        webhookSecrets: list(env.DODO_WEBHOOK_SECRET ?? ''),
      }),
    ),
    paypal: all(
      {
        PAYPAL_BASE_URL: env.PAYPAL_BASE_URL,
        PAYPAL_CLIENT_ID: env.PAYPAL_CLIENT_ID,
        PAYPAL_CLIENT_SECRET: env.PAYPAL_CLIENT_SECRET,
      },
      { PAYPAL_WEBHOOK_ID: env.PAYPAL_WEBHOOK_ID },
      (paypal) => ({
        baseUrl: paypal.PAYPAL_BASE_URL,
        clientId: paypal.PAYPAL_CLIENT_ID,
        clientSecret: paypal.PAYPAL_CLIENT_SECRET,
        webhookId: env.PAYPAL_WEBHOOK_ID,
        extraRootsPem: env.PAYPAL_CA_FILE ? readFileSync(env.PAYPAL_CA_FILE, 'utf8') : undefined,
      }),
    ),
    egressAllow: list(env.VOZEX_EGRESS_ALLOW),
    smtpUrl: env.SMTP_URL,
    mailFrom: env.VOZEX_MAIL_FROM,
    requireTwoFactor: env.VOZEX_REQUIRE_TWO_FACTOR,
    trustProxy: list(env.VOZEX_TRUST_PROXY),
    instanceProxy: {
      caddy: env.VOZEX_CADDY_ADMIN_URL
        ? {
            adminUrl: env.VOZEX_CADDY_ADMIN_URL,
            server: env.VOZEX_CADDY_SERVER,
            tlsAddress: env.VOZEX_CADDY_TLS_ADDRESS,
          }
        : undefined,
      embedded:
        env.VOZEX_INSTANCE_PORT === 0
          ? undefined
          : {
              host: env.HOST,
              port: env.VOZEX_INSTANCE_PORT,
              behindTls: env.VOZEX_INSTANCE_BEHIND_TLS,
              trustProxy: list(env.VOZEX_TRUST_PROXY),
            },
    },
    domains: {
      target: {
        host: env.VOZEX_DOMAIN_TARGET ?? new URL(publicUrl).hostname,
        addresses: list(env.VOZEX_DOMAIN_ADDRESSES),
      },
      dnsServers: list(env.VOZEX_DNS_SERVERS),
    },
    metricsToken: env.VOZEX_METRICS_TOKEN,
    traces: env.OTEL_EXPORTER_OTLP_ENDPOINT
      ? {
          endpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT,
          headers: Object.fromEntries(list(env.OTEL_EXPORTER_OTLP_HEADERS).map(headerOf)),
          serviceName: env.OTEL_SERVICE_NAME,
          ratio: env.VOZEX_TRACE_RATIO,
        }
      : undefined,
    themeFolder: env.VOZEX_THEME_DIR === undefined ? undefined : resolve(env.VOZEX_THEME_DIR),
    rehearsal: rehearsalProgram(env.VOZEX_REHEARSAL_PROGRAM, given),
    development: env.VOZEX_DEVELOPMENT,
    logLevel: env.LOG_LEVEL,
    crashAt: env.VOZEX_DEVELOPMENT ? env.VOZEX_CRASH_AT : undefined,
  };
}

/** What `npm start` leaves for the commands beside it. */
export const DEVELOPMENT_ENVIRONMENT = '.vozex/shop.env';

/** Takes over the shop of `npm start` where no environment is given. @returns whether it did. */
export function adoptDevelopmentEnvironment(): boolean {
  if (process.env.VOZEX_MASTER_KEY || !existsSync(DEVELOPMENT_ENVIRONMENT)) return false;
  process.loadEnvFile(DEVELOPMENT_ENVIRONMENT);
  return true;
}

/** `name=value`; a value may hold more of the sign, and is percent-encoded as OpenTelemetry has it. */
function headerOf(entry: string): [string, string] {
  const at = entry.indexOf('=');
  return [entry.slice(0, at).trim(), decodeURIComponent(entry.slice(at + 1).trim())];
}

/** What programs need of the system; everything else of our environment is ours. */
const SYSTEM_VARIABLES = ['PATH', 'HOME', 'TMPDIR'];

/** Where a whole VOZEX has the program; a server that was installed by itself has none. */
const OWN_REHEARSAL_PROGRAM = fileURLToPath(
  new URL('../../../packages/dev-world/src/rehearsal/rehearse.ts', import.meta.url),
);

function rehearsalProgram(named: string | undefined, source: Record<string, string | undefined>) {
  const program = named ?? OWN_REHEARSAL_PROGRAM;
  if (named === undefined && !existsSync(program)) return undefined;
  const system = SYSTEM_VARIABLES.map((name) => [name, source[name] ?? process.env[name]] as const);
  const environment = Object.fromEntries(system.filter(([, value]) => value !== undefined)) as Record<string, string>; // because what is undefined was left out
  return { program, environment };
}

function list(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/**
 * All of a group's variables, or nothing: a gateway with half its settings is a mistake that is said at start.
 *
 * @param further make no sense without the group, which makes sense without them.
 */
function all<T extends Record<string, string | undefined>, R>(
  group: T,
  further: Record<string, string | undefined>,
  use: (complete: { [K in keyof T]: string }) => R,
): R | undefined {
  const values = Object.values(group);
  if ([...values, ...Object.values(further)].every((value) => value === undefined)) return undefined;
  if (values.some((value) => value === undefined)) {
    const missing = Object.keys(group).filter((key) => group[key] === undefined);
    throw new EnvProblem(
      `A payment gateway is half configured: ${missing.join(', ')} missing. See docs/configuration.md.`,
    );
  }
  return use(group as { [K in keyof T]: string }); // because every value has just been checked
}
