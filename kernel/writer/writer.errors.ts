import { catalogue } from '../errors/errors.ts';

export const writerError = catalogue({
  'writer.model-unavailable': { status: 503, title: 'The model cannot be reached at the moment.' },
  'writer.model-refused': { status: 502, title: 'The model does not take what it is asked.', retry: false },
  'writer.busy': { status: 503, title: 'More texts wait to be written than there is room for.' },
});
