import { catalogue } from '../../kernel/errors/errors.ts';

export const filesError = catalogue({
  'files.path-not-absolute': { status: 422, title: 'Give the whole path of the folder, from the first slash on.' },
  'files.outside-bases': { status: 403, title: 'This folder is not under a folder that the admin allows.' },
  'files.folder-not-found': { status: 404, title: 'There is no such folder.' },
  'files.not-a-folder': { status: 422, title: 'This is not a folder.' },
  'files.folder-unreadable': { status: 403, title: 'Steward may not look into this folder.' },
  'files.folder-of-another': { status: 403, title: 'This folder holds, or lies in, a root of somebody else.' },
  'files.folder-of-steward': { status: 403, title: "This folder holds Steward's own data." },
  'files.root-not-found': { status: 404, title: 'There is no such root among yours.' },
  'files.root-exists': { status: 409, title: 'This folder is one of your roots already.' },
  'files.folder-busy': {
    status: 409,
    title: 'Another operation is moving files in this folder, or in one above or below it.',
    waits: true,
  },
});
