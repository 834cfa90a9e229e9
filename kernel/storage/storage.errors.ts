import { catalogue } from '../errors/errors.ts';

export const storageError = catalogue({
  'storage.not-found': { status: 404, title: 'There is no stored file of that name.' },
  'storage.exists': { status: 409, title: 'There is a stored file of that name already.' },
  'storage.bad-key': { status: 400, title: 'That is not a name that a file can be stored under.' },
  'storage.full': { status: 507, title: 'There is no space left for stored files.' },
  'storage.unavailable': { status: 503, title: 'The stored files cannot be reached at the moment.' },
});
