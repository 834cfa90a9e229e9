import { careOfQueues } from './care.ts';
import { lifeOfJobs } from './life.ts';
import { rulesOfQueues } from './rules.ts';
import type { Side } from './side.ts';

export { type RedisServer, startRedis } from './redis-server.ts';
export { type Side, sideOf, type TestJob } from './side.ts';
export { latch, next, setStage, type Stage, until } from './stage.ts';

/** What every backend must do, said in BullMQ's public classes. */
export function conformance(side: () => Side): void {
  lifeOfJobs(side);
  rulesOfQueues(side);
  careOfQueues(side);
}
