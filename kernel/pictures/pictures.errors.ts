import { catalogue } from '../errors/errors.ts';

export const picturesError = catalogue({
  'pictures.not-a-picture': { status: 422, title: 'This is no PNG, JPEG, WebP or SVG picture.' },
  'pictures.broken': { status: 422, title: 'This picture is broken or was cut off.' },
  'pictures.too-large': { status: 413, title: 'This picture has too many bytes.' },
  'pictures.too-many-pixels': { status: 422, title: 'This picture has too many pixels.' },
  'pictures.too-complex': { status: 422, title: 'This picture takes too much to draw.' },
  'pictures.busy': { status: 503, title: 'More pictures wait to be looked through than there is room for.' },
  'pictures.unavailable': { status: 503, title: 'Pictures cannot be looked through on this machine.' },
});
