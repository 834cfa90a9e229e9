import { createHash } from 'node:crypto';
import { operation } from '../../../kernel/module/module.ts';
import { RedrawInput } from './pictures.schema.ts';
import { planRedraw } from './plan-redraw.ts';
import { redraw } from './redraw.ts';
import { takeBack } from './take-back.ts';

/** Draws creatures anew, a few at once. What has its picture is skipped; what was done stays done, whatever stops it. */
export const redrawCreatures = operation({
  name: 'creatures.redraw',
  title: ({ ids, filter }) =>
    ids
      ? `Draw ${ids.length === 1 ? '1 creature' : `${ids.length} creatures`}`
      : filter
        ? 'Draw the creatures that match'
        : 'Draw all creatures',
  input: RedrawInput,
  allow: 'owner',
  once: ({ ids = [], filter = {}, force }) =>
    createHash('sha256')
      .update(JSON.stringify([ids.toSorted(), filter, force]))
      .digest('hex'),
  queue: 'drawing',
  plan: planRedraw,
  run: redraw,
  undo: takeBack,
});
