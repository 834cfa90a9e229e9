import { ActionIcon, Anchor, Button, CopyButton, Skeleton, Switch, Tooltip } from '@mantine/core';
import { IconCalendarShare, IconCheck, IconCopy, IconExternalLink, IconPlus, IconUsers } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { BookingPage } from '../../../../web/api/api.ts';
import { Empty, ErrorNotice, Page } from '../../../../web/design/design.tsx';
import { toastProblem } from '../../../../web/operations/operations.tsx';
import { addressOf, changePage, pagesOptions } from './booking-queries.ts';
import classes from './booking.module.css';

/** `/appointments/booking`: the links that one gives to others. */
export function BookingPages() {
  const pages = useQuery(pagesOptions);
  const add = (
    <Button
      leftSection={<IconPlus size={18} />}
      renderRoot={(props) => <Link {...props} to="/appointments/booking/$pageId" params={{ pageId: 'new' }} />}
    >
      New page
    </Button>
  );
  return (
    <Page
      title="Booking pages"
      above={
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/appointments" />}>
          Appointments
        </Anchor>
      }
      lead="Give somebody the link, and they choose a time that suits both of you."
      actions={pages.data && pages.data.items.length > 0 && add}
    >
      {pages.error && <ErrorNotice error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isPending && <Skeleton h={88} radius="md" aria-hidden />}
      {pages.data?.items.length === 0 && (
        <Empty icon={<IconCalendarShare size={26} />} title="No page yet" action={add}>
          A page has opening hours, lengths and questions of its own. What is booked on it stands in your calendar at
          once, and no time is given twice.
        </Empty>
      )}
      <ul className={classes.list}>
        {pages.data?.items.map((page) => (
          <PageRow key={page.id} page={page} />
        ))}
      </ul>
    </Page>
  );
}

function PageRow({ page }: { page: BookingPage }) {
  const client = useQueryClient();
  const address = addressOf(page.slug);
  // Until the list has it: the switch stays where it was put.
  const [wanted, setWanted] = useState<boolean>();
  const { mutate, isPending } = useMutation({
    mutationFn: (active: boolean) => changePage(page, { active }),
    onError: toastProblem,
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: pagesOptions.queryKey });
      setWanted(undefined);
    },
  });
  return (
    <li className={classes.row} aria-busy={isPending}>
      <div className={classes.rowText}>
        <Link to="/appointments/booking/$pageId" params={{ pageId: page.id }} className={classes.rowTitle}>
          {page.title}
        </Link>
        <span className={classes.address}>{address}</span>
      </div>
      <Switch
        label="Takes bookings"
        checked={wanted ?? page.active}
        onChange={({ currentTarget: { checked } }) => {
          if (isPending) return;
          setWanted(checked);
          mutate(checked);
        }}
      />
      <ActionIcon
        aria-label={`Bookings of ${page.title}`}
        renderRoot={(props) => (
          <Link {...props} to="/appointments/booking/$pageId/bookings" params={{ pageId: page.id }} />
        )}
      >
        <IconUsers size={20} />
      </ActionIcon>
      <CopyLink address={address} title={page.title} />
      <ActionIcon component="a" href={`/book/${page.slug}`} target="_blank" aria-label={`Open ${page.title}`}>
        <IconExternalLink size={20} />
      </ActionIcon>
    </li>
  );
}

function CopyLink({ address, title }: { address: string; title: string }) {
  return (
    <CopyButton value={address}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? 'Copied' : 'Copy the link'}>
          <ActionIcon onClick={copy} aria-label={copied ? 'Copied' : `Copy the link to ${title}`}>
            {copied ? <IconCheck size={20} /> : <IconCopy size={20} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}
