import type { DrawTraits } from '../writer.ts';

/** A creature that is drawn. */
export const fox: DrawTraits = {
  name: 'Rex of the Hollow',
  species: 'fox',
  colors: ['red', '#ffeedd'],
  temperament: 'brave',
  size: 'small',
  habitat: 'forest',
  features: ['wings', 'one white ear'],
};
