import { type GatewaySandbox, startGatewaySandbox } from '@vozex/gateway-sandbox';
import { startPos } from '@vozex/pos';
import { type ApiClient, openApi } from './api-client.ts';
import { type Buyer, openBuyer } from './buyer.ts';
import type { CatalogEntry } from './catalog.ts';
import { temporaryFolder } from './end-with-us.ts';
import { freePort } from './free-port.ts';
import { type GatewayStage, gatewayStage } from './gateways.ts';
import { type Operator, openOperator } from './operator.ts';
import { OWNER, PEOPLE, type PersonName, signIn } from './people.ts';
import { type Provider, providerOf } from './provider.ts';
import { putOnSale } from './seed/seed.ts';
import type { Gateway } from './shapes.ts';
import { OWNER_API_KEY, type ShopEnvironment, shopEnvironment } from './shop-environment.ts';
import { theStage } from './stage.ts';
import { copyTemplate, type Engine, POS_SECRET, type Template } from './template.ts';

/** The words of a story, whatever process the shop runs in. */
export type ShopWords = {
  readonly engine: Engine;
  readonly url: string;
  readonly shop: {
    /** Puts something more on sale at both gateways; what is left out is as in the seeded shop's product `like`. */
    sells(product: Partial<CatalogEntry> & Pick<CatalogEntry, 'slug' | 'name'>, like: CatalogEntry): Promise<void>;
  };
  /** A buyer with an account, signed in. */
  buyer(name: 'Ada' | 'Ben'): Buyer;
  /** A buyer without an account. */
  guest(email: string): Buyer;
  /** Somebody with an account, or nobody: a client for the whole API. */
  as(name: PersonName | 'Olivia' | 'nobody'): ApiClient;
  /** Whoever runs the shop, by the owner's API key. */
  readonly operator: Operator;
  readonly provider: Provider;
  readonly gateways: Record<Gateway, GatewayStage>;
  readonly sandbox: GatewaySandbox;
};

/** All of a world but the shop itself. */
export type Surroundings = {
  folder: string;
  template: Template;
  env: ShopEnvironment;
  words: ShopWords;
  close(): Promise<void>;
};

/**
 * Starts the gateways and the provider, and copies the seeded database.
 *
 * @param clock everybody's.
 * @param retryDelaysMs pauses of the gateways before the second, third ... attempt to deliver a webhook.
 */
export async function openSurroundings(options: {
  engine: Engine;
  clock: { now(): Date };
  retryDelaysMs: number[];
}): Promise<Surroundings> {
  const { engine, clock, retryDelaysMs } = options;
  const stage = await theStage();
  const folder = temporaryFolder('world');
  const template = await stage.template(engine);
  const { cookies, sandboxState } = copyTemplate(template, folder);
  const [sandbox, pos, databaseUrl] = await Promise.all([
    startGatewaySandbox({ clock, stateFile: sandboxState, checkAgainstSpec: true, retryDelaysMs }),
    startPos({ clock, signingSecrets: [POS_SECRET] }),
    engine === 'postgres' ? stage.newDatabase('seeded') : undefined,
  ]);
  const [port, instancePort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  sandbox.setWebhookUrls({ dodo: `${url}/webhooks/dodo`, paypal: `${url}/webhooks/paypal` });
  const owner = openApi(url, { bearer: OWNER_API_KEY });
  const credentialsOf = (name: PersonName | 'Olivia') => ({
    cookie: cookies[name],
    renew: () => signIn(owner, name === 'Olivia' ? OWNER : PEOPLE[name]),
  });
  return {
    folder,
    template,
    env: shopEnvironment({ folder, port, instancePort, sandbox, posUrl: pos.url, databaseUrl }),
    words: {
      engine,
      url,
      shop: {
        sells: async (product, like) => {
          await putOnSale(owner, sandbox.dodo, { ...like, ...product });
        },
      },
      buyer: (name) => openBuyer(openApi(url, credentialsOf(name))),
      guest: (email) => openBuyer(openApi(url), { email, name: 'Gus Guest' }),
      as: (name) => openApi(url, name === 'nobody' ? {} : credentialsOf(name)),
      operator: openOperator(owner),
      provider: providerOf(pos, clock),
      gateways: { dodo: gatewayStage(sandbox, 'dodo'), paypal: gatewayStage(sandbox, 'paypal') },
      sandbox,
    },
    async close() {
      await sandbox.close();
      await pos.close();
    },
  };
}
