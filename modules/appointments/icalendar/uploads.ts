import { uploadsOf } from '../../../kernel/uploads/uploads.ts';
import { appointmentsError } from '../appointments.errors.ts';

/** Calendar files that are to be imported. */
export const calendarUploads = uploadsOf({
  ending: 'ics',
  mostBytes: 100 * 1024 * 1024,
  recognize: saysCalendar,
  tooLarge: () => appointmentsError('appointments.file-too-large', { detail: 'A calendar file has 100 MB at most.' }),
  notOne: () => appointmentsError('appointments.not-a-calendar'),
  notFound: () => appointmentsError('appointments.upload-not-found'),
});

/** UTF-16 too: its letters have zeros between them. */
function saysCalendar(head: Buffer): boolean {
  return /BEGIN:\s*VCALENDAR/i.test(head.toString('latin1').replaceAll('\0', ''));
}
