import { askBlob } from '../../../../web/api/api.ts';
import type { Creature } from '../../../../web/api/api.ts';
import { saveFile } from '../../../../web/design/design.tsx';

const PIXELS = 1024;
const ENDINGS: Readonly<Record<string, string>> = {
  ...{ 'image/svg+xml': 'svg', 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' },
};

/** The picture as a file that bears its name. */
export async function saveAs({ creature, as }: { creature: Creature; as: 'png' | 'it is' }): Promise<void> {
  const address = as === 'png' ? `${creature.avatar_url}?format=png&size=${PIXELS}` : creature.avatar_url;
  const blob = await askBlob(address, AbortSignal.timeout(60_000));
  const ending = ENDINGS[blob.type.split(';')[0] ?? ''] ?? 'png';
  saveFile(blob, `${creature.name}.${ending}`);
}
