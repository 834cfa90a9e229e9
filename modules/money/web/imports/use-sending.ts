import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account } from '../../../../web/api/api.ts';
import { useFormat } from '../../../../web/design/design.tsx';
import { isUnknown, suggestedAccount } from './choices.ts';
import { placeOf } from './draft.ts';
import type { DraftActs } from './draft.ts';
import { lookOptions, nameOf, sendFile } from './look-queries.ts';

/** A file on its way to Steward, or one that it cannot read. */
export interface Sending {
  readonly id: string;
  readonly file: File;
  readonly error?: unknown;
}

/** As many as one import has. */
export const MOST_FILES = 500;
const AT_ONCE = 3;

/** Sends files, some at a time, and looks at each; what cannot be read stays until the person has seen why. */
export function useSending({ draft, add, make }: DraftActs, accounts: readonly Account[]) {
  const { locale } = useFormat();
  const client = useQueryClient();
  const [all, setAll] = useState<readonly Sending[]>([]);
  const drop = (id: string) => setAll((before) => before.filter((each) => each.id !== id));
  const send = async ({ id, file }: Sending) => {
    try {
      const look = await sendFile(file);
      const taken = { upload_id: look.upload_id, file_name: nameOf(file), bytes: file.size };
      client.setQueryData(lookOptions(taken).queryKey, look);
      add(taken);
      for (const source of look.sources)
        if (isUnknown(source, accounts))
          make(placeOf(source, taken), {
            ref: crypto.randomUUID(),
            account: suggestedAccount({ source, file: taken, accounts, locale }),
          });
      drop(id);
    } catch (error) {
      setAll((before) => before.map((each) => (each.id === id ? { ...each, error } : each)));
    }
  };
  return {
    all,
    drop,
    isBusy: all.some(({ error }) => error === undefined),
    async take(files: readonly File[]) {
      const room = MOST_FILES - draft.files.length;
      const given = files.slice(0, Math.max(0, room)).map((file): Sending => ({ id: crypto.randomUUID(), file }));
      setAll((before) => [...before, ...given]);
      const waiting = given.values();
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          for (const each of waiting) await send(each);
        }),
      );
    },
  };
}
