import { askBlob } from '../../../web/api/api.ts';
import { saveFile } from '../../../web/design/design.tsx';
import type { Selection } from './creature-queries.ts';

export const EXPORT_FORMATS = [
  { format: 'json', label: 'JSON' },
  { format: 'csv', label: 'Table (CSV)' },
  { format: 'zip', label: 'With pictures (zip)' },
] as const;
type ExportFormat = (typeof EXPORT_FORMATS)[number]['format'];

/** So many ids go into one address; of more, only all that a filter finds. */
export const MOST_EXPORTED_IDS = 300;

/** Fetches the file and hands it to the browser: a link could not carry the token. */
export async function exportCreatures({
  format,
  selection,
}: {
  format: ExportFormat;
  selection: Selection;
}): Promise<void> {
  const query = new URLSearchParams({ format });
  for (const [key, value] of Object.entries('ids' in selection ? { id: selection.ids } : selection.filter))
    for (const each of [value].flat()) query.append(key, String(each));
  const blob = await askBlob(`/api/v1/creatures/export?${query.toString()}`);
  saveFile(blob, `creatures.${format}`);
}
