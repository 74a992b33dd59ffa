import type { FaultVoices } from '@vozex/domain';

const LATER = 'Your installation takes longer than usual. Nothing you paid is lost, and we are on it.';
const OURS = 'Your installation could not be set up because of a problem on our side. We are on it.';

/** What can go wrong with a dedicated instance, whatever engine runs it. Engines may say more with each. */
export const INSTANCE_FAULTS: Readonly<Record<string, FaultVoices>> = {
  CAPACITY_EXHAUSTED: {
    customer: LATER,
    operator: 'Make room in a pool (raise its limits, or end what is not needed), then retry.',
    developer: 'No pool that may take this template has this much left; see the pools and the resource profile.',
  },
  POOL_FULL: {
    customer: LATER,
    operator: 'The pool has no port or user left: give it a wider range, or let another pool take it. Then retry.',
    developer: 'The numbers of the process driver are used up (its port range and user range).',
  },
  ENGINE_UNREACHABLE: {
    customer: LATER,
    operator:
      'Look whether the engine of the pool runs and its address and credentials are right; test it at the pool.',
    developer: 'No answer from the engine’s API; see the pool’s problem for the network error.',
  },
  ENGINE_FAULT: {
    customer: LATER,
    operator: 'The engine failed in a way we do not know. Look at its own log, then retry.',
    developer: 'The engine’s API answered with an unexpected error; it stands in the detail.',
  },
  ENGINE_REFUSED: {
    customer: OURS,
    operator: 'The engine refuses what it is asked: look for a quota, a policy or a missing right in the detail.',
    developer: 'The engine’s API answered with a refusal (4xx); its own words stand in the detail.',
  },
  ISOLATION_TOO_WEAK: {
    customer: OURS,
    operator:
      'This machine cannot keep instances apart as the pool demands. Run VOZEX with the rights that the pool names, or use another pool.',
    developer: 'Control groups, users of their own or bubblewrap are missing; the detail names which.',
  },
  IMAGE_MISSING: {
    customer: OURS,
    operator:
      'The image of the release is not in the registry. Push it, or choose another version in the template. Then retry.',
    developer:
      'Pulling the image answered "not found" or "denied"; check name, tag or digest, and the registry secret.',
  },
  IMAGE_UNAVAILABLE: {
    customer: OURS,
    operator: 'The cluster cannot pull the image: check its name and the registry secret of the template. Then retry.',
    developer: 'ErrImagePull or ImagePullBackOff; the event’s text stands in the detail.',
  },
  REGISTRY_SECRET_MISSING: {
    customer: OURS,
    operator: 'Make the registry secret that the pool names in the cluster, then retry.',
    developer: 'The secret of type dockerconfigjson is not in the namespace that the pool copies it from.',
  },
  RELEASE_NOT_AN_IMAGE: {
    customer: OURS,
    operator:
      'This release is a bundle of files and the pool runs images. Add a version with an image to the template.',
    developer: 'A container engine was given a release without an image reference.',
  },
  RELEASE_REFUSED: {
    customer: OURS,
    operator: 'The bundle of the release cannot be unpacked safely. Upload a clean one as a new version, then retry.',
    developer: 'The archive holds links, absolute paths or too much; the detail names the entry.',
  },
  NAME_TAKEN: {
    customer: OURS,
    operator:
      'Something that is not ours has the name of this instance on the engine. Remove or rename it, then retry.',
    developer: 'A container or namespace of this name is there without our labels; we never adopt it.',
  },
  FIELD_CONFLICT: {
    customer: OURS,
    operator: 'Another tool manages fields of these objects. Take it off them, then retry.',
    developer: 'Server-side apply reports a conflict of field managers; the detail names manager and field.',
  },
  CRASH_LOOP: {
    customer: OURS,
    operator:
      'The application ends again and again. Read the instance’s log, mend the template or its version, then retry.',
    developer: 'The process exits before it is well; its last words are in the instance’s log.',
  },
  CANNOT_START: {
    customer: OURS,
    operator:
      'The instance cannot be started as the template describes it. Compare command, ports and environment, then retry.',
    developer: 'The container could not be created or run; the reason of the engine stands in the detail.',
  },
  ENDED: {
    customer: LATER,
    operator: 'The instance has stopped and is started anew. If it stays, read its log.',
    developer: 'The main process has exited; exit code or signal stand in the detail.',
  },
  UNHEALTHY: {
    customer: LATER,
    operator: 'It runs and does not answer its health check. Read its log; check the health path of the template.',
    developer: 'The health check answered with something else than success within its time.',
  },
  NOT_WELL_IN_TIME: {
    customer: OURS,
    operator: 'It did not become well within 15 minutes. Read the instance’s log and health check, then retry.',
    developer: 'The first start is too slow or never answers the health check.',
  },
  DISK_FULL: {
    customer: 'Your installation has used up its disk space.',
    operator: 'Give the customer a larger profile, or help to clean up.',
    developer: 'The volume is at its limit; writes fail with ENOSPC.',
  },
  DISK_CANNOT_GROW: {
    customer: 'Your installation runs on; it cannot get more disk space at once.',
    operator: 'The storage class cannot grow volumes. Choose one that can, or move the data by backup and restore.',
    developer: 'allowVolumeExpansion is not set, or the provisioner refused the resize.',
  },
  DATA_TOO_LARGE: {
    customer: 'You use more space than the smaller plan has. Delete something first.',
    operator: 'The data does not fit the smaller profile: the customer must clean up, or stays with the larger one.',
    developer: 'What was measured on the volume is more than the disk of the wanted profile.',
  },
  INSTANCE_ABSENT: {
    customer: OURS,
    operator: 'The engine does not know the instance. Look for its backup before you make it anew.',
    developer: 'Our row names an instance that the engine has no container, process or namespace of.',
  },
  INSTANCE_SUSPENDED: {
    customer: 'Your installation is suspended.',
    operator: 'Resume the delivery first.',
    developer: 'The operation needs a running instance.',
  },
  VANISHED: {
    customer: OURS,
    operator: 'The instance was there and is gone from the engine. Find out who removed it; restore from a backup.',
    developer: 'The engine had the instance and does not list it any more.',
  },
  NAMESPACE_STUCK: {
    customer: 'Your installation is being removed.',
    operator: 'The cluster does not finish removing the namespace: look for finalizers, then retry.',
    developer: 'The namespace is Terminating; its conditions in the detail name what holds it.',
  },
  CARRIER_NOT_STARTED: {
    customer: OURS,
    operator: 'The helper pod that carries data did not start: look at the cluster’s events for room and image.',
    developer: 'The carrier pod did not become ready in time.',
  },
  BACKUP_FAILED: {
    customer: 'The backup could not be made. Your installation runs on.',
    operator: 'Look at the detail (disk, rights), then try again.',
    developer: 'The command that writes the archive ended with an error; its words stand in the detail.',
  },
  BACKUP_MISSING: {
    customer: 'This backup is not there any more.',
    operator: 'The file of the backup is gone from storage. Use another one.',
    developer: 'The storage key answers "not found".',
  },
  BACKUP_UNREADABLE: {
    customer: 'This backup cannot be read.',
    operator: 'The file is damaged. Use another one.',
    developer: 'The archive is truncated or its checksum does not fit.',
  },
  RESTORE_FAILED: {
    customer: 'The backup could not be put back. What you had before is kept.',
    operator: 'Look at the detail, then try again or use another backup.',
    developer: 'The command that unpacks the archive ended with an error.',
  },
  TEMPLATE_UNKNOWN: {
    customer: OURS,
    operator: 'The product names a server template that is no more. Choose one in the product, then retry.',
    developer: 'server_template_id of the fulfillment config leads to no template.',
  },
  VERSION_UNKNOWN: {
    customer: OURS,
    operator: 'The template has no version that can be installed. Add one, then retry.',
    developer: 'No current version at the template.',
  },
  PROFILE_UNKNOWN: {
    customer: OURS,
    operator: 'The product names a resource profile that is no more. Choose one in the product, then retry.',
    developer: 'resource_profile_id of the fulfillment config leads to no profile.',
  },
  INSTANCE_UNKNOWN: {
    customer: OURS,
    operator: 'The delivery has lost its instance’s row. Ask for help before you retry.',
    developer: 'No instance for this instance_key.',
  },
  DELIVERY_ENDED: {
    customer: 'This installation has ended.',
    operator: 'Nothing is to be done: it has ended.',
    developer: 'The instance is ended or on its way there.',
  },
};
