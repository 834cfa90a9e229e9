import { settings } from '../kernel/config/config.ts';

/** docs/configuration.md: every setting, from the schema that the program reads them with. */
export function configurationPage(): string {
  const rows = Object.entries(settings).map(([name, { schema, about, secret }]) => {
    const preset: string | number | boolean | undefined = schema.parse(undefined);
    const shown = preset === undefined ? '–' : `\`${String(preset)}\``;
    return `| \`${name}\` | ${about.replaceAll('|', '\\|')}${secret ? ' A secret: it is never printed.' : ''} | ${shown} |`;
  });
  return `<!-- Made by npm run generate from kernel/config/settings.ts. -->

# Settings

Everything works with none of them. A setting comes from the environment, else from a file \`.env\` in Steward's folder, else it has its default.
Any of them may come from a file: \`NAME_FILE\` holds the path of a file that holds the value of \`NAME\` (for Docker and Kubernetes secrets).
Mistakes are all reported at once before anything starts, and an unknown \`STEWARD_…\` is a mistake. \`./steward config\` prints what is in force and where each value came from.

| name | meaning | default |
| --- | --- | --- |
${rows.join('\n')}
`;
}
