import { catalogue } from '../errors/errors.ts';

export const noticesError = catalogue({
  'notices.not-found': { status: 404, title: 'There is no such notification.' },
  'notices.bad-address': { status: 422, title: 'This is not one mail address.' },
  'notices.attachments-too-large': { status: 422, title: 'The attachments of a mail have 256 kB together at most.' },
  'notices.mail-off': { status: 409, title: 'Mail is off: this Steward has no mail server.' },
  'notices.mail-failed': { status: 502, title: 'The mail server did not take the mail.' },
});
