import { ErrorCode } from 'bullmq';

/**
 * A mutation that was refused before it wrote anything: only its own promise is rejected, the rest of its turn is
 * committed. Every other error rolls its transaction back.
 */
export class Refusal extends Error {
  readonly code: number | undefined;
  constructor(message: string, code?: ErrorCode) {
    super(message);
    this.code = code;
  }
}

/** Says that the backend does not know flows (parents and children) yet. Nothing was done. */
export class NotSupported extends Error {
  constructor(what: string) {
    super(`bullmq-sqlite does not support ${what} yet`);
    this.name = 'NotSupported';
  }
}

// The words and codes are those of BullMQ's own backends, because callers branch on them.
export const refuse = {
  missingJob: (id: string, command: string) =>
    new Refusal(`Missing key for job ${id}. ${command}`, ErrorCode.JobNotExist),
  missingLock: (id: string, command: string) =>
    new Refusal(`Missing lock for job ${id}. ${command}`, ErrorCode.JobLockNotExist),
  lockMismatch: (id: string, command: string) =>
    new Refusal(`Lock mismatch for job ${id}. Cmd ${command} from active`, ErrorCode.JobLockMismatch),
  notInState: (id: string, state: string, command: string) =>
    new Refusal(`Job ${id} is not in the ${state} state. ${command}`, ErrorCode.JobNotInState),
  ofScheduler: (id: string, command: string) =>
    new Refusal(
      `Job ${id} belongs to a job scheduler and cannot be removed directly. ${command}`,
      ErrorCode.JobBelongsToJobScheduler,
    ),
  schedulerCollision: (command: string) =>
    new Refusal(
      `Cannot create job scheduler iteration - job ID already exists. ${command}`,
      ErrorCode.SchedulerJobIdCollision,
    ),
  schedulerBusy: (command: string) =>
    new Refusal(
      `Cannot create job scheduler iteration - current and next time slots already have jobs. ${command}`,
      ErrorCode.SchedulerJobSlotsBusy,
    ),
};
