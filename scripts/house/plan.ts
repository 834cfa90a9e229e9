/** Lowest first: a part of the kernel imports only parts that stand before it. */
export const KERNEL_ORDER = [
  'errors',
  'palette',
  'config',
  'log',
  'clock',
  'csv',
  'database',
  'storage',
  'uploads',
  'broadcast',
  'queue',
  'http',
  'identity',
  'pictures',
  'pdf',
  'writer',
  'operations',
  'notices',
  'module',
];

/** Folders that only hold other rooms; what lies directly in them is open to all. Every other folder has a door. */
const HALLS = [
  '.',
  'kernel',
  'modules',
  'packages',
  'examples',
  'commands',
  'web',
  'scripts',
  'test',
  'bench',
  'tools',
];
export const isHall = (folder: string) => HALLS.includes(folder) || /\/(test|bench)$/.test(folder);

/**
 * Second doors, the whole list: declarations that others write against, apart from the machinery behind the door, so that
 * a worker thread or a module's schema does not load a web server to know a type.
 */
export const SECOND_DOORS = [
  'kernel/database/migration.ts',
  'kernel/http/route.ts',
  'kernel/identity/get-actor.ts',
  'kernel/operations/duties.ts',
  'kernel/operations/operation.ts',
  'kernel/operations/thread.ts',
  'kernel/writer/ai-server.ts',
];

/** Who alone may import what. Figures and tests compare with the bare thing, so they may too. */
export const SOLE_IMPORTERS = [
  { packages: /^bullmq$/, rooms: ['kernel/queue', 'packages/bullmq-sqlite'] },
  { packages: /^(fastify|fastify-type-provider-zod|@fastify\/.*)$/, rooms: ['kernel/http'] },
  { packages: /^(sharp|@img\/.*|@resvg\/.*)$/, rooms: ['kernel/pictures'] },
  { packages: /^@myriaddreamin\//, rooms: ['kernel/pdf'] },
  { packages: /^(ai|openai|@ai-sdk\/.*)$/, rooms: ['kernel/writer'] },
];
export const ENVIRONMENT_READER = 'kernel/config';

export const ROLES = [
  'routes',
  'operation',
  'schema',
  'table',
  'errors',
  'test',
  'conformance',
  'generated',
  'config',
  'd',
];
export const EMPTY_WORDS = /^(utils?|helpers?|common|managers?|base|services?|misc|shared)$/;

export const isIn = (path: string, folders: readonly string[]) =>
  folders.some((folder) => path.startsWith(`${folder}/`));

/** Tests, and what only tests use: a `test/` folder, a suite `….conformance.ts`, a file `…-in-test.ts` beside the code. */
export const isTest = (path: string) => /([.-]test|\.conformance)\.tsx?$|(^|\/)test\//.test(path);

/** Beside the program: tests, figures and tools. It never imports them. */
export const isOutside = (path: string) => isTest(path) || /(^|\/)(bench|scripts)\/|(^|\/)bench\.ts$/.test(path);
