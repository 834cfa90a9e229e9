import { operation } from '../../../kernel/operations/operations.ts';
import { creaturesError } from '../creatures.errors.ts';
import { carryBack, carryForth, countImport } from './carry-import.ts';
import { ImportInput } from './collection.schema.ts';
import { CHANGED_SINCE } from './import-back.ts';
import { planImport } from './import-plan.ts';
import { collectionUploads } from './uploads.ts';

/** Brings the creatures of a file in. Twice is as once; what is here and not in the file stays. */
export const importCollection = operation({
  name: 'creatures.import',
  title: ({ file_name }) => `Import ${file_name}`,
  input: ImportInput,
  allow: 'owner',
  queue: 'default',

  async check({ context, input }) {
    if (!(await collectionUploads.exists(context, input.upload_id))) throw creaturesError('creatures.upload-not-found');
  },

  plan: planImport,

  async run(run) {
    await carryForth(run);
    const { creatures, tags } = await countImport(run);
    return {
      ...{ imported: creatures.done ?? 0, left: creatures.left ?? 0, excluded: creatures.excluded ?? 0 },
      ...{ unchanged: creatures.skipped ?? 0, broken: creatures.conflict ?? 0, tags: tags.done ?? 0 },
    };
  },

  async undo(run) {
    await carryBack(run);
    const { creatures, tags } = await countImport(run, CHANGED_SINCE);
    return { taken_back: creatures.undone ?? 0, left: creatures.left ?? 0, tags: tags.undone ?? 0 };
  },
});
