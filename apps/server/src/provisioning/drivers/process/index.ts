// Instances as processes of the machine that runs VOZEX.
import type { InstanceDriverDefinition } from '../../instance-driver.ts';
import { ProcessPoolConfig } from './config.ts';
import { probeMachine } from './machine.ts';
import { openProcessDriver } from './open-process-driver.ts';

export const definition: InstanceDriverDefinition<typeof ProcessPoolConfig> = {
  key: 'process',
  title: 'Processes of this machine',
  config: ProcessPoolConfig,
  async open(config, { folder, clock, openBundle }) {
    const machine = await probeMachine(folder, config.uid_from);
    return openProcessDriver({ folder, config, machine, clock, openBundle });
  },
};
