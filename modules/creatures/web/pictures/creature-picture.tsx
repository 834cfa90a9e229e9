import { Skeleton } from '@mantine/core';
import { IconPaw } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Creature } from '../../../../web/api/api.ts';
import { heldPicture, holdPicture } from './picture-cache.ts';
import classes from './pictures.module.css';

interface Props {
  readonly of: Pick<Creature, 'name' | 'avatar_url' | 'avatar_by'>;
  /** A tile loads no more than a tile shows; whole, it is as it was given. */
  readonly size: 'tile' | 'whole';
}

/** Enough for a tile on a sharp screen. */
const TILE_PX = 384;

/** The face of a creature, square. It keeps its place from the first moment, and the one before until the next is here. */
export function CreaturePicture({ of: { name, avatar_url, avatar_by }, size }: Props) {
  // What is drawn here is a small SVG; anything else may be large.
  const small = size === 'whole' || avatar_by === null || avatar_by === 'builtin';
  const { src, failed, onError } = usePicture(small ? avatar_url : `${avatar_url}?format=png&size=${TILE_PX}`);
  const alt = `Picture of ${name}`;
  return (
    <span className={classes.picture}>
      {src !== undefined && !failed && <img src={src} alt={alt} draggable={false} decoding="async" onError={onError} />}
      {failed && (
        <span role="img" aria-label={`${alt}, which could not be loaded`} className={classes.missing}>
          <IconPaw aria-hidden stroke={1.3} />
        </span>
      )}
      {src === undefined && !failed && <Skeleton className={classes.waiting ?? ''} radius={0} aria-hidden />}
    </span>
  );
}

function usePicture(address: string) {
  const [shown, setShown] = useState(() => ({ src: heldPicture(address), failed: false }));
  useEffect(() => holdPicture(address, (src) => setShown({ src, failed: src === undefined })), [address]);
  return { ...shown, onError: () => setShown({ src: undefined, failed: true }) };
}
