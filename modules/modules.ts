import type { Module } from '../kernel/module/module.ts';
import { appointmentsModule } from './appointments/module.ts';
import { creaturesModule } from './creatures/module.ts';
import { filesModule } from './files/module.ts';
import { moneyModule } from './money/module.ts';

/** Every module of Steward, in start order. This list is the only place that knows them all. */
export const modules: readonly Module[] = [appointmentsModule, creaturesModule, filesModule, moneyModule];
