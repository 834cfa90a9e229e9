import { uploadsOf } from '../../../kernel/uploads/uploads.ts';
import { creaturesError } from '../creatures.errors.ts';

/** Collections that are to be imported: JSON, CSV or zip. */
export const collectionUploads = uploadsOf({
  ending: 'creatures',
  mostBytes: 200 * 1024 * 1024,
  recognize: mayBeOne,
  tooLarge: () => creaturesError('creatures.file-too-large', { detail: 'A collection has 200 MB at most.' }),
  notOne: () => creaturesError('creatures.not-a-collection'),
  notFound: () => creaturesError('creatures.upload-not-found'),
});

/** An archive, or text in any charset: whatever else it is, its first letters are none. */
function mayBeOne(head: Buffer): boolean {
  if (head.length < 2) return false;
  if (head.subarray(0, 2).toString('latin1') === 'PK') return true;
  const text = head.subarray(0, 256).toString('latin1').replaceAll('\0', '');
  // oxlint-disable-next-line no-control-regex -- they are what is refused
  return /\S/.test(text) && !/[\u0001-\u0008\u000e-\u001a\u001c-\u001f]/.test(text);
}
