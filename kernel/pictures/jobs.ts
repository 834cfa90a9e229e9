import type { MediaType, Picture } from './picture.ts';
import type { picturesError } from './pictures.errors.ts';

/** A picture from outside, to be looked through. */
export interface ReadJob {
  readonly media_type: MediaType;
  readonly bytes: Uint8Array;
  readonly mostPixels: number;
  readonly mostSide: number;
}

/** A picture of ours, to be made a square PNG. */
export interface PngJob {
  readonly media_type: MediaType;
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly side: number;
}

/** What travels to the process that does it, and back. */
export type Job = { readonly read: ReadJob } | { readonly png: PngJob };
export type Outcome =
  | { readonly picture: Picture }
  | { readonly png: Uint8Array }
  | { readonly refused: keyof typeof picturesError.definitions; readonly detail: string | undefined };
