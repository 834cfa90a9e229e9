/** What a picture may be. Nothing else is kept, shown or sent. */
export type MediaType = 'image/svg+xml' | 'image/png' | 'image/jpeg' | 'image/webp';

/** A picture that was looked through: pixels that were decoded and coded anew, or an SVG that was built anew from what is allowed in one. */
export interface Picture {
  readonly media_type: MediaType;
  readonly data: Uint8Array;
  /** Pixels, 1024 at most; of an SVG the size that it gives itself, whole, 64 to 1024 on its longer side. */
  readonly width: number;
  readonly height: number;
  /** Nothing is to be seen on it: it is one colour all over, or none. */
  readonly blank: boolean;
}

export interface ReadOptions {
  /** Of the picture as it comes; 40 million unless told. */
  readonly mostPixels?: number;
  /** 20 MB unless told. */
  readonly mostBytes?: number;
  /** Pixels of the longer side of what is kept; 1024 at most and unless told. */
  readonly mostSide?: number;
}
