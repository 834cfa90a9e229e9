import { catalogue } from '../../kernel/errors/errors.ts';

export const creaturesError = catalogue({
  'creatures.not-found': { status: 404, title: 'There is no such creature.' },
  'creatures.tag-not-found': { status: 404, title: 'There is no such tag.' },
  'creatures.picture-not-found': { status: 404, title: 'There is no such picture.' },
  'creatures.change-not-found': { status: 404, title: 'This change can no longer be taken back.' },
  'creatures.upload-not-found': { status: 404, title: 'The file is no longer here; send it again.' },
  'creatures.not-in-trash': { status: 409, title: 'Only what is in the trash can be deleted for ever or restored.' },
  'creatures.tag-taken': { status: 409, title: 'There is a tag of this name already.' },
  'creatures.story-of-a-person': {
    status: 409,
    title: 'It has a story that a person wrote. Say `replace` to have another one told.',
  },
  'creatures.changed-meanwhile': { status: 412, title: 'It was changed in the meantime.' },
  'creatures.file-too-large': { status: 413, title: 'This file is too large.' },
  'creatures.merged-into-itself': { status: 422, title: 'A tag cannot be merged into itself.' },
  'creatures.too-many-tags': { status: 422, title: 'There are too many tags.' },
  'creatures.bad-archive': { status: 422, title: 'This archive cannot be taken in.' },
  'creatures.not-a-collection': { status: 422, title: 'This file holds no creatures.' },
});
