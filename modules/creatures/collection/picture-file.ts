import type { PictureTable } from '../creatures.ts';

const ENDINGS = { 'image/svg+xml': 'svg', 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' } as const;

/** Where a picture stands in an archive. */
export function pictureFile({ hash, media_type }: Pick<PictureTable, 'hash' | 'media_type'>): string {
  return `pictures/${hash}.${ENDINGS[media_type]}`;
}
