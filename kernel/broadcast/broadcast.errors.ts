import { catalogue } from '../errors/errors.ts';

export const broadcastError = catalogue({
  'broadcast.too-large': {
    status: 500,
    title: 'A message between the parts of Steward was too large; send where to look, not what is there.',
    retry: false,
  },
  'broadcast.unavailable': { status: 503, title: 'The parts of Steward cannot reach each other at the moment.' },
});
