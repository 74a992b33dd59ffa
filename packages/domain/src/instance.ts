import { z } from 'zod';

/** Whether a pool takes new instances. `draining`: it is to become empty; what is there stays until it ends. */
export const PoolStatus = z.enum(['open', 'cordoned', 'draining']);
export type PoolStatus = z.infer<typeof PoolStatus>;

/** The engines that run dedicated instances. */
export const InstanceDriverKey = z.enum(['process', 'oci', 'kubernetes']);
export type InstanceDriverKey = z.infer<typeof InstanceDriverKey>;

/** What a server template starts. */
export const TemplateKind = z.enum(['bundle', 'image']);
export type TemplateKind = z.infer<typeof TemplateKind>;

/** What each engine can start. */
export const ENGINE_TAKES = {
  process: 'bundle',
  oci: 'image',
  kubernetes: 'image',
} as const satisfies Record<InstanceDriverKey, TemplateKind>;

/** What an instance should be. */
export const InstanceDesire = z.enum(['running', 'suspended', 'terminated']);
export type InstanceDesire = z.infer<typeof InstanceDesire>;

/** What was last seen of it. */
export const InstanceState = z.enum(['absent', 'starting', 'running', 'unhealthy', 'suspended', 'stopped', 'failed']);
export type InstanceState = z.infer<typeof InstanceState>;

/** What can be done to an instance once; one after the other. */
export const InstanceOperationKind = z.enum(['backup', 'restore', 'restart', 'upgrade']);
export type InstanceOperationKind = z.infer<typeof InstanceOperationKind>;

/** How far an operation of several steps is; before the first of these, a backup is made. */
export const InstanceOperationStep = z.enum(['put_back', 'install', 'gate', 'return', 'returning']);
export type InstanceOperationStep = z.infer<typeof InstanceOperationStep>;

export const InstanceOperationStatus = z.enum(['requested', 'running', 'done', 'failed']);
export type InstanceOperationStatus = z.infer<typeof InstanceOperationStatus>;

export const InstanceBackupStatus = z.enum(['requested', 'ready', 'failed', 'deleted']);
export type InstanceBackupStatus = z.infer<typeof InstanceBackupStatus>;

/** An installation as its customer sees it: one word for what should be and what is. */
export const InstallationStatus = z.enum([
  'setting_up',
  'starting',
  'running',
  'stopped',
  'paused',
  'in_trouble',
  'ending',
  'ended',
]);
export type InstallationStatus = z.infer<typeof InstallationStatus>;

export const INSTALLATION_LABEL = {
  setting_up: 'Being set up',
  starting: 'Starting',
  running: 'Running',
  stopped: 'Stopped',
  paused: 'Paused',
  in_trouble: 'In trouble',
  ending: 'Being removed',
  ended: 'Removed',
} satisfies Record<InstallationStatus, string>;

/** What a customer may ask for, and from where. The server refuses by it; the buttons grey out by it. */
export const INSTALLATION_ACTIONS = {
  start: ['stopped'],
  stop: ['starting', 'running', 'in_trouble'],
  restart: ['running', 'in_trouble'],
  backup: ['starting', 'running', 'stopped', 'in_trouble'],
  restore: ['starting', 'running', 'stopped', 'in_trouble'],
  upgrade: ['running'],
} as const satisfies Record<string, readonly InstallationStatus[]>;
export type InstallationAction = keyof typeof INSTALLATION_ACTIONS;
