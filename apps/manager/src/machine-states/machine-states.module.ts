import { Module } from '@nestjs/common';
import { MachineStatePublisher } from './machine-state-publisher.js';
import { NoMachines } from './no-machines.js';

@Module({ providers: [{ provide: MachineStatePublisher, useClass: NoMachines }], exports: [MachineStatePublisher] })
export class MachineStatesModule {}
