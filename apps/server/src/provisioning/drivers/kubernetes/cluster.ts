import {
  AppsV1Api,
  type Configuration,
  CoreV1Api,
  CustomObjectsApi,
  createConfiguration,
  KubeConfig,
  KubernetesObjectApi,
  type Middleware,
  ServerConfiguration,
  StorageV1Api,
  type V1APIResourceList,
} from '@kubernetes/client-node';
import type { Dispatcher } from 'undici';
import { DriverUnreachable } from '../../instance-driver.ts';
import type { KubernetesConfig } from './config.ts';

/** The API of a cluster, for one errand: every call ends with the errand's signal. */
export type Cluster = {
  kubeConfig: KubeConfig;
  signal: AbortSignal;
  core: CoreV1Api;
  apps: AppsV1Api;
  storage: StorageV1Api;
  custom: CustomObjectsApi;
  /** Any kind by its own name; for what is applied. */
  objects: KubernetesObjectApi;
};

/** What is kept between errands. */
export type Connection = { open(signal: AbortSignal): Cluster; close(): Promise<void> };

/** Connections are reused for so long: then a certificate that was exchanged meanwhile is read anew. */
const CONNECTION_SECONDS = 60;

type Discovered = Record<string, V1APIResourceList>;

/** Which kinds there are does not change from errand to errand: it is asked once. */
class Objects extends KubernetesObjectApi {
  constructor(configuration: Configuration, discovered: Discovered) {
    super(configuration);
    this.apiVersionResourceCache = discovered;
  }
}

/** @throws DriverUnreachable for a kubeconfig that cannot be read or names no cluster. */
export function connect(config: KubernetesConfig): Connection {
  const kubeConfig = readKubeConfig(config);
  const server = kubeConfig.getCurrentCluster()?.server;
  if (!server) throw new DriverUnreachable('the kubeconfig has no cluster for its context');
  const baseServer = new ServerConfiguration(server, {});
  const discovered: Discovered = {};
  const reuse = reusedConnections();
  return {
    open(signal) {
      const configuration = createConfiguration({
        baseServer,
        authMethods: { default: kubeConfig },
        promiseMiddleware: [reuse.middleware, endsWith(signal)],
      });
      return {
        kubeConfig,
        signal,
        core: new CoreV1Api(configuration),
        apps: new AppsV1Api(configuration),
        storage: new StorageV1Api(configuration),
        custom: new CustomObjectsApi(configuration),
        objects: new Objects(configuration, discovered),
      };
    },
    close: reuse.close,
  };
}

function readKubeConfig({ kubeconfig_path, context }: KubernetesConfig): KubeConfig {
  const kubeConfig = new KubeConfig();
  try {
    if (kubeconfig_path === undefined) kubeConfig.loadFromCluster();
    else kubeConfig.loadFromFile(kubeconfig_path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new DriverUnreachable(`the kubeconfig cannot be read: ${why}`, { cause: error });
  }
  if (context !== undefined) kubeConfig.setCurrentContext(context);
  return kubeConfig;
}

function endsWith(signal: AbortSignal): Middleware {
  return {
    async pre(request) {
      request.setSignal(signal);
      return request;
    },
    post: async (response) => response,
  };
}

/** The client would open a connection for every single request. */
function reusedConnections(): { middleware: Middleware; close(): Promise<void> } {
  let kept: { dispatcher: Dispatcher; until: number } | undefined;
  return {
    middleware: {
      async pre(request) {
        const offered = request.getDispatcher();
        if (!offered) return request;
        if (kept && kept.until > performance.now()) {
          request.setDispatcher(kept.dispatcher);
          return request;
        }
        kept?.dispatcher.close().catch(() => undefined); // what is under way on it ends first
        kept = { dispatcher: offered, until: performance.now() + CONNECTION_SECONDS * 1000 };
        return request;
      },
      post: async (response) => response,
    },
    close: async () => kept?.dispatcher.close(),
  };
}
