import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { askBlob } from '../../../../web/api/api.ts';
import type { MoneyReportHead } from '../../../../web/api/api.ts';
import { saveFile } from '../../../../web/design/design.tsx';
import { toastProblem } from '../../../../web/operations/operations.tsx';

const WORDS: Readonly<Record<string, string>> = { pdf: 'PDF', html: 'Page (HTML)', md: 'Markdown' };

/** A report as a file: fetched, because a link could not carry the token. */
export function DownloadMenu({ report, label }: { report: Pick<MoneyReportHead, 'id' | 'files'>; label: string }) {
  const download = useMutation({
    mutationFn: async (name: string) => {
      const ending = endingOf(name);
      const blob = await askBlob(`/api/v1/reports/${report.id}.${ending}`, AbortSignal.timeout(60_000));
      saveFile(blob, `Money ${name}`);
    },
    onError: (error) => toastProblem(error),
  });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          loading={download.isPending}
          leftSection={<IconDownload size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={label}
        >
          Download
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {report.files.map(({ name }) => (
          <Menu.Item key={name} onClick={() => download.mutate(name)}>
            {WORDS[endingOf(name)] ?? name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function endingOf(name: string): string {
  return name.split('.').at(-1) ?? '';
}
