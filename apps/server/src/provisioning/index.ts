// The door of provisioning.

import { adminDomainRoutes, customerDomainRoutes } from './domains/routes.ts';
import { adminRoutes } from './instances/admin-routes.ts';
import { customerRoutes } from './instances/customer-routes.ts';
import { proxyRoutes } from './proxy/routes.ts';
import { setupRoutes } from './setup/routes.ts';

export { forgetBackups } from './backups/forget-backups.ts';
export { type AwaitedDomain, awaitedDomain } from './domains/awaited-domain.ts';
export type { DomainSettings } from './domains/domain-settings.ts';
export { type DomainNews, domainNews, domainSettled } from './domains/events.ts';
export { openResolver } from './domains/resolver.ts';
export { hurryLook } from './domains/store.ts';
export { tendDomains } from './domains/tend-domains.ts';
export { type InstanceEngines, openEngines } from './engines.ts';
export { backupReady, upgradeReturned } from './events.ts';
export { INSTANCE_FAULTS } from './faults.ts';
export { installationUrl } from './instances/installation-status.ts';
export { sealedVariables } from './instances/spec-of.ts';
export { type InstanceRow, instanceOfKey } from './instances/store.ts';
export { openTender, type Tender } from './instances/tend-instances.ts';
export { desireInstance, hasTerms, resizeInstance, wantInstance, whyNotResize } from './instances/want-instance.ts';
export { miscountedPools, recountPool } from './placement/recount-pool.ts';
export { type DomainStrategy, reserveCapacity, whyNoRoom } from './placement/reserve.ts';
export { readGround, roomLeft } from './placement/room.ts';
export { reservationOf } from './placement/store.ts';
export { SUBDOMAIN_PATTERN } from './placement/sub-domain.ts';
export { lookAtPools } from './pools/look-at-pools.ts';
export { readPoolGauges } from './pools/read-gauges.ts';
export type { ProvisioningApp } from './provisioning-app.ts';
export { type CertificateGate, openCertificateGate } from './proxy/allow-certificate.ts';
export type { InstanceProxy } from './proxy/instance-proxy.ts';
export { openInstanceProxy, type ProxySettings } from './proxy/open-instance-proxy.ts';
export { lastProxyProblem, openProxyKeeper } from './proxy/reconcile-proxy.ts';
export { bringInstancesAlong } from './setup/bring-along.ts';
export { PoolLabels, SetupName } from './setup/shapes.ts';

export const provisioningRoutes = [
  ...setupRoutes,
  ...adminRoutes,
  ...customerRoutes,
  ...adminDomainRoutes,
  ...customerDomainRoutes,
  ...proxyRoutes,
];
