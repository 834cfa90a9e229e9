export const CATEGORIES = [
  'Images',
  'Videos',
  'Audio',
  'Documents',
  'Books',
  'Archives',
  'Code',
  'Data',
  'Fonts',
  'Programs',
  'Other',
] as const;
export type Category = (typeof CATEGORIES)[number];

export interface Kind {
  readonly category: Category;
  /** `image/jpeg`; `application/octet-stream` where it is not known. */
  readonly media_type: string;
}
