import { uploadsOf } from '../../../kernel/uploads/uploads.ts';
import { moneyError } from '../money.errors.ts';

/** Files of banks that are to be imported, of any kind: what they are, their content says when it is looked at. */
export const statementUploads = uploadsOf({
  ending: 'statement',
  mostBytes: 200 * 1024 * 1024,
  recognize: (head) => head.length > 0,
  tooLarge: () =>
    moneyError('money.file-too-large', { detail: 'A file has 200 MB at most. Ask the bank for fewer months.' }),
  notOne: () => moneyError('money.empty-file'),
  notFound: () => moneyError('money.upload-not-found'),
});
