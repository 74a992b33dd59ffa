import type { ApiClient } from './api-client.ts';
import type { Installation, InstallationDetail, Page } from './shapes.ts';
import { until } from './until.ts';

/** A dedicated instance as its buyer sees it in the customer center. */
export type RentedInstallation = {
  readonly id: string;
  read(): Promise<InstallationDetail>;
  /** Presses a button, and waits until what it began is over. @throws Error with what the shop shows when that is not in time */
  does(action: 'stop' | 'start' | 'restart' | 'backup' | 'upgrade'): Promise<InstallationDetail>;
  restores(backupId: string): Promise<InstallationDetail>;
  /** Fetches a backup as a browser does. */
  downloads(backupId: string): Promise<Uint8Array>;
  /** A value that was generated for it, such as the owner's token. */
  reveals(name: string): Promise<string>;
  /** Waits until it is so. */
  becomes(what: string, isSo: (now: InstallationDetail) => boolean): Promise<InstallationDetail>;
};

/** Longer than the shop waits for a version that does not get well on a busy machine. */
const DONE_SECONDS_MAX = 90;

/** The installation behind an order. @throws Error when there is none. */
export async function installationOf(api: ApiClient, orderId: string): Promise<RentedInstallation> {
  const { items } = await api.get<Page<Installation>>('/api/me/installations?limit=100');
  const found = items.find((one) => one.order_id === orderId);
  if (!found) throw new Error(`there is no installation of ${orderId}; there are ${JSON.stringify(items)}`);
  return openInstallation(api, found.id);
}

function openInstallation(api: ApiClient, id: string): RentedInstallation {
  const at = `/api/me/installations/${id}`;
  const read = () => api.get<InstallationDetail>(at);
  const becomes: RentedInstallation['becomes'] = (what, isSo) =>
    until(
      `${what} of ${id}`,
      async () => {
        const now = await read();
        return isSo(now) ? now : undefined;
      },
      { seconds: DONE_SECONDS_MAX, seen: read },
    );
  const isAtRest = ({ operation, status }: InstallationDetail) => operation === null && status !== 'starting';
  return {
    id,
    read,
    becomes,
    async does(action) {
      await api.post(`${at}/${action}`);
      return becomes(action, isAtRest);
    },
    async restores(backupId) {
      await api.post(`${at}/backups/${backupId}/restore`);
      return becomes('restore', isAtRest);
    },
    async downloads(backupId) {
      const { url } = await api.post<{ url: string }>(`${at}/backups/${backupId}/link`);
      const file = await fetch(new URL(url, api.baseUrl));
      if (!file.ok) throw new Error(`the backup ${backupId} was not given: ${file.status} ${await file.text()}`);
      return new Uint8Array(await file.arrayBuffer());
    },
    reveals: async (name) => (await api.post<{ value: string }>(`${at}/secrets/${name}/reveal`)).value,
  };
}
