import { catalogue } from '../errors/errors.ts';

export const queueError = catalogue({
  'queue.in-use': {
    status: 503,
    title: 'Another Steward is running on this data folder.',
    retry: true,
  },
});
