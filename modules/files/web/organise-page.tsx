import { Anchor, Button, Checkbox, Chip } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { toProblem } from '../../../web/api/api.ts';
import { ErrorNotice, Page, Section } from '../../../web/design/design.tsx';
import { recentOptions, useStart } from '../../../web/operations/operations.tsx';
import classes from './files.module.css';
import { modeOf } from './files-search.ts';
import type { OrganiseSearch } from './files-search.ts';
import { FolderPicker } from './folder-picker.tsx';
import { nameOf, rootsOptions } from './folder-queries.ts';
import { organizeKind } from './organize-kind.ts';
import { inputOf } from './organize-numbers.ts';
import { WayPicker } from './way-picker.tsx';
import { FIRST_TEMPLATE, faultIn } from './ways.ts';

const route = getRouteApi('/files/organise');
const MOST_RECENT = 5;

/** Which folder, sorted how; then the preview. What is chosen stands in the address. */
export function OrganisePage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const start = useStart();
  const mode = modeOf(search);
  const template = search.template ?? FIRST_TEMPLATE;
  const choose = (change: OrganiseSearch) => {
    start.reset();
    void navigate({ search: (before) => ({ ...before, ...change }), replace: !('path' in change), resetScroll: false });
  };
  const ready = search.path !== undefined && (mode !== 'template' || faultIn(template) === undefined);

  const preview = () =>
    start.mutate(
      {
        operation_type: 'organize',
        dry_run: true,
        root_path: search.path,
        organization_mode: mode,
        ...(mode === 'template' ? { template } : {}),
        ...(search.hidden ? { include_hidden: true } : {}),
        ...(search.links ? { include_links: true } : {}),
      },
      {
        onSuccess: ({ operation_id: operationId }) =>
          void navigate({ to: '/files/organise/$operationId', params: { operationId } }),
      },
    );

  return (
    <Page
      title="Organise a folder"
      above={
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/files" />}>
          Files
        </Anchor>
      }
      lead="Choose, look at the preview, then decide. Nothing is ever overwritten or deleted, and you can undo it."
    >
      <Section title="Which folder?">
        <RecentFolders path={search.path} onChange={(path) => choose({ path })} />
        <FolderPicker path={search.path} onChange={(path) => choose({ path })} />
      </Section>
      <Section title="Sorted how?">
        <WayPicker mode={mode} template={template} onChange={choose} />
        <Checkbox
          mt="md"
          label="Also hidden files"
          description="Those that begin with a dot. Projects and apps are left alone in any case."
          checked={search.hidden === true}
          onChange={({ currentTarget }) => choose({ hidden: currentTarget.checked || undefined })}
        />
        <Checkbox
          mt="md"
          label="Also links"
          description="The symbolic links themselves, never what they point to."
          checked={search.links === true}
          onChange={({ currentTarget }) => choose({ links: currentTarget.checked || undefined })}
        />
      </Section>
      <div className={classes.decision} data-open>
        <div className={classes.decisionText}>
          {start.error ? (
            <ErrorNotice error={toProblem(start.error)} />
          ) : search.path === undefined ? (
            'Choose a folder first.'
          ) : (
            <>
              <strong>{nameOf(search.path)}</strong>
              <span>The preview changes nothing.</span>
            </>
          )}
        </div>
        <Button
          size="md"
          disabled={!ready}
          loading={start.isPending}
          rightSection={<IconArrowRight size={18} aria-hidden />}
          onClick={preview}
        >
          Preview
        </Button>
      </div>
    </Page>
  );
}

/** What was organised before, and what is looked after: one click each. */
function RecentFolders({ path, onChange }: { path: string | undefined; onChange: (path: string) => void }) {
  const { data: roots } = useQuery(rootsOptions);
  const { data: recent } = useQuery(recentOptions);
  const organised =
    recent?.filter(({ kind }) => kind === organizeKind.kind).map((each) => inputOf(each).root_path) ?? [];
  const paths = [...new Set([...(roots?.items.map((root) => root.path) ?? []), ...organised])]
    .filter((each) => each !== undefined)
    .slice(0, MOST_RECENT);
  if (paths.length === 0) return null;
  return (
    <Chip.Group value={path ?? ''} onChange={onChange}>
      <div className={classes.recent} role="radiogroup" aria-label="Folders you used before">
        {paths.map((each) => (
          <Chip key={each} value={each} size="sm" title={each} variant="light">
            {nameOf(each)}
          </Chip>
        ))}
      </div>
    </Chip.Group>
  );
}
