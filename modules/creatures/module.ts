import { defineModule } from '../../kernel/module/module.ts';
import { bulkRoutes, editing, mergeTags, renameTag } from './bulk/bulk.ts';
import { collectionRoutes, importCollection } from './collection/collection.ts';
import { creatureListRoutes } from './creatures-lists.routes.ts';
import { creaturesError } from './creatures.errors.ts';
import { creatureRoutes } from './creatures.routes.ts';
import { addExamples, exampleRoutes } from './examples/examples.ts';
import { creatures0001 } from './migrations/0001-creatures.ts';
import { creatures0002 } from './migrations/0002-tag-counts.ts';
import { storiesOperations, storiesRoutes } from './stories/stories.ts';
import { tagRoutes } from './tags.routes.ts';
import { picturesDuties, picturesOperations, picturesRoutes, sketchRoutes } from './pictures/pictures.ts';

export const creaturesModule = defineModule({
  name: 'creatures',
  needs: [],
  routes: [
    ...creatureListRoutes,
    ...exampleRoutes,
    ...creatureRoutes,
    ...tagRoutes,
    ...picturesRoutes,
    ...sketchRoutes,
    ...bulkRoutes,
    ...storiesRoutes,
    ...collectionRoutes,
  ],
  operations: [
    addExamples,
    ...picturesOperations,
    editing,
    mergeTags,
    renameTag,
    ...storiesOperations,
    importCollection,
  ],
  duties: [...picturesDuties],
  migrations: [creatures0001, creatures0002],
  errors: { definitions: { ...creaturesError.definitions } },
  aliases: { '/creatures': '/api/v1/creatures', '/tags': '/api/v1/tags' },
});
