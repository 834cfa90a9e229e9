import { tagged } from '../../kernel/http/route.ts';
import type { Reply } from '../../kernel/http/route.ts';
import type { Changed } from './create-creature.ts';
import type { Creature } from './creatures.schema.ts';

/** Names what was done, to take it back. */
export const CHANGE = 'x-steward-change';

/** The creature as it is now, with its tag, and the name of the change. */
export function sendChanged(reply: Reply, work: Promise<Changed>): Promise<Creature> {
  return tagged(
    reply,
    work.then(({ creature, change_id }) => {
      if (change_id !== null) reply.header(CHANGE, change_id);
      return creature;
    }),
  );
}
