import { z } from 'zod';
import { CATEGORIES, MODES, parseTemplate, VARIABLES } from './planning/planning.ts';

/** The shapes of files on the wire. */
const path = z
  .string()
  .min(1)
  .max(4096)
  .refine((text) => !text.includes('\0'), 'A path has no NUL.');

export const Root = z
  .object({ id: z.uuid(), name: z.string(), path: z.string(), created_at: z.iso.datetime() })
  .meta({ id: 'FileRoot' });

export const NewRoot = z.object({
  path: path.meta({ description: 'The whole path of a folder under one of the allowed bases.' }),
  name: z.string().trim().min(1).max(200).optional().meta({ description: "Default: the folder's name." }),
});

export const FolderQuery = z.object({
  path: path.optional().meta({ description: 'A folder to look into; without it, the allowed bases.' }),
});

export const Folders = z.object({
  path: z.string().nullable(),
  parent: z.string().nullable().meta({ description: 'Null where there is nothing above that may be picked.' }),
  folders: z.array(z.object({ name: z.string(), path: z.string() })),
  truncated: z.boolean().meta({ description: 'True: there are more folders than are listed.' }),
});

export const File = z
  .object({
    path: z.string().meta({ description: 'Relative to the root.' }),
    name: z.string(),
    kind: z.enum(['file', 'folder', 'link', 'other']),
    size: z.number(),
    modified_at: z.iso.datetime(),
    taken_at: z.iso.date().nullable().meta({ description: 'The day it was taken; of files only.' }),
    taken_from: z.enum(['exif', 'movie', 'name', 'modified']).nullable(),
    category: z.enum(CATEGORIES).nullable(),
    media_type: z.string().nullable(),
  })
  .meta({ id: 'File' });

const place = {
  root_path: path.optional().meta({ description: 'The whole path of a folder under one of the allowed bases.' }),
  root_id: z.uuid().optional().meta({ description: 'One of my roots, in the place of root_path.' }),
};
const onePlace = ({ root_path, root_id }: { root_path?: unknown; root_id?: unknown }) =>
  (root_path === undefined) !== (root_id === undefined);
const oneOfThem = { path: ['root_path'], error: 'Give root_path or root_id, one of them.' };

/** Beside the page's own `limit` and `cursor`. */
export const ListQuery = z.object({
  ...place,
  path: z.string().max(4096).default('').meta({ description: 'A folder in the root, relative to it.' }),
  q: z.string().max(255).optional().meta({ description: 'Part of the name, in any case.' }),
});
export const inOnePlace = { check: onePlace, fault: oneOfThem };

const WAYS = [...Object.keys(MODES), 'template'] as [keyof typeof MODES | 'template'];

export const OrganizeInput = z
  .strictObject({
    ...place,
    organization_mode: z.enum(WAYS).meta({
      description: `How to sort: ${Object.entries(MODES)
        .map(([mode, template]) => `${mode} (${template})`)
        .join(', ')}, or template.`,
    }),
    template: z
      .string()
      .max(500)
      .optional()
      .meta({
        description: `For the mode template, such as "{category}/{year}-{month}/{date} {name}". ${Object.entries(
          VARIABLES,
        )
          .map(([name, about]) => `{${name}}: ${about}`)
          .join(' ')}`,
      }),
    include_hidden: z.boolean().default(false).meta({ description: 'Also files and folders that begin with a dot.' }),
    include_packages: z
      .boolean()
      .default(false)
      .meta({ description: 'Also what lies in apps, projects under version control and libraries.' }),
    include_links: z.boolean().default(false).meta({
      description:
        'Also symbolic links themselves, never what they point to. One with a relative target is rewritten to point at the same place.',
    }),
  })
  .refine(onePlace, oneOfThem)
  .superRefine(({ organization_mode, template }, context) => {
    const fault = faultInTemplate(organization_mode, template);
    if (fault !== undefined) context.addIssue({ code: 'custom', path: ['template'], message: fault });
  });

export type OrganizeInput = z.output<typeof OrganizeInput>;

function faultInTemplate(mode: string, template: string | undefined): string | undefined {
  if (mode !== 'template') return template === undefined ? undefined : 'A template needs the mode template.';
  if (template === undefined) return 'The mode template needs one.';
  const parsed = parseTemplate(template);
  return 'fault' in parsed ? parsed.fault : undefined;
}
