import { Anchor, Button } from '@mantine/core';
import { IconDownload, IconFileImport } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { api, ask } from '../../../../web/api/api.ts';
import { DropFile, ErrorNotice, Page, Section } from '../../../../web/design/design.tsx';
import { toastProblem } from '../../../../web/operations/operations.tsx';
import { EXPORT_FORMATS, exportCreatures } from '../export-creatures.ts';
import classes from './collection.module.css';

/** A file in: choose or drop it, then look at what it would bring. And the way out: all of it as a file. */
export function ImportPage() {
  return (
    <Page
      title="Import and export"
      above={
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/creatures" />}>
          Creatures
        </Anchor>
      }
      lead="Bring a collection in from a file, or take yours elsewhere."
    >
      <Section title="Bring a collection in">
        <FileImport />
      </Section>
      <Section title="Take yours elsewhere">
        <Exports />
      </Section>
    </Page>
  );
}

function FileImport() {
  const navigate = useNavigate();
  const preview = useMutation({
    mutationFn: upload,
    onSuccess: ({ operation_id: operationId }) =>
      void navigate({ to: '/creatures/import/$operationId', params: { operationId } }),
  });
  return (
    <div className={classes.bringing}>
      {preview.error && <ErrorNotice error={preview.error} />}
      <DropFile
        icon={<IconFileImport size={30} stroke={1.5} aria-hidden />}
        label="File with creatures"
        accept=".json,.csv,.zip,application/json,text/csv,application/zip"
        busy={preview.isPending}
        onFile={(file) => preview.mutate(file)}
      >
        Drop a JSON, CSV or zip file here. You see what it would bring before anything changes.
      </DropFile>
      <p className={classes.quiet}>
        A CSV file needs a column <code>name</code>; <code>species</code>, <code>tags</code>, <code>colors</code>,{' '}
        <code>size</code> and any others are taken as they are. A zip may hold pictures.
      </p>
    </div>
  );
}

function Exports() {
  const save = useMutation({ mutationFn: exportCreatures, onError: toastProblem });
  return (
    <div className={classes.acts}>
      {EXPORT_FORMATS.map(({ format, label }) => (
        <Button
          key={format}
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={save.isPending && save.variables.format === format}
          onClick={() => save.mutate({ format, selection: { filter: {} } })}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}

function upload(file: File) {
  return ask(
    api.POST('/api/v1/creatures/import', {
      params: { query: { dry_run: 'true', file_name: file.name || 'creatures' } },
      body: file,
      bodySerializer: (body) => body as File,
      headers: { 'content-type': 'application/octet-stream' },
    }),
  );
}
