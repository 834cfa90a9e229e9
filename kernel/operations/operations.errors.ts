import { catalogue } from '../errors/errors.ts';

export const operationsError = catalogue({
  'operations.not-found': { status: 404, title: 'There is no such operation.' },
  'operations.unknown-type': { status: 422, title: 'There is no such type of operation.' },
  'operations.bad-input': { status: 422, title: 'Some of what the operation was given is not valid.' },
  'operations.not-allowed': { status: 403, title: 'Only an admin may start this operation.' },
  'operations.no-preview': { status: 422, title: 'This type of operation cannot be previewed.' },
  'operations.not-applicable': {
    status: 409,
    title: 'Only a finished preview or an undone operation can be applied.',
  },
  'operations.not-undoable': { status: 409, title: 'This type of operation cannot be undone.' },
  'operations.nothing-to-undo': { status: 409, title: 'This operation has done nothing that could be undone.' },
  'operations.not-cancellable': { status: 409, title: 'This operation has ended; there is nothing to cancel.' },
  'operations.not-retryable': { status: 409, title: 'Only a failed or cancelled operation can be tried again.' },
  'operations.once': {
    status: 409,
    title: 'Another operation of the same kind and key is under way; wait for it first.',
    retry: true,
  },
  'operations.unknown-kind': {
    status: 500,
    title: 'This version of Steward does not know how to do this operation.',
    retry: false,
  },
  'operations.worker-died': {
    status: 500,
    title: 'The worker died at this operation again and again.',
    retry: false,
  },
  'operations.schedule-not-found': { status: 404, title: 'There is no such schedule.' },
  'operations.bad-cron': { status: 422, title: 'This is no time to repeat something at.' },
  'operations.unknown-time-zone': { status: 422, title: 'There is no such time zone.' },
  'operations.too-many-schedules': { status: 409, title: 'You have as many schedules as one person may have.' },
  'operations.unexpected': { status: 500, title: 'An unexpected fault stopped this operation.' },
});

/** Another attempt owns the operation by now. Let it pass through: nobody is told, nothing is undone. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
  constructor() {
    super('Another attempt owns this operation by now.');
  }
}
