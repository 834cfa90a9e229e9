import { Button, Skeleton, Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/api.ts';
import { ErrorNotice } from '../design/design.tsx';
import { toastProblem } from '../operations/operations.tsx';
import { preferencesOptions, setOnDevice, useDeviceState } from '../notifications/notifications.tsx';
import type { DeviceState } from '../notifications/notifications.tsx';
import classes from './account.module.css';

/** How I am told: by mail, and on this device. */
export function NotificationSettings() {
  return (
    <div className={classes.settings}>
      <MailSettings />
      <DeviceSettings />
    </div>
  );
}

function MailSettings() {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(preferencesOptions);
  const choose = useMutation({
    mutationFn: (mail: boolean) => ask(api.PATCH('/api/v1/notifications/preferences', { body: { mail } })),
    onSuccess: (saved) => client.setQueryData(preferencesOptions.queryKey, saved),
    onError: toastProblem,
  });
  const test = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/notifications/test-mail')),
    onSuccess: () => void notifications.show({ color: 'green', message: 'Sent. Look into your mailbox.' }),
    onError: toastProblem,
  });
  if (error) return <ErrorNotice error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton height={44} />;
  const { mail, mail_available, mail_address } = data;
  return (
    <>
      <Switch
        label="Mail"
        description={
          mail_available
            ? `Reminders that are to come by mail go to ${mail_address}`
            : 'Mail is off: this Steward has no mail server. Whoever runs it can set SMTP_URL.'
        }
        checked={mail && mail_available}
        disabled={!mail_available || choose.isPending}
        onChange={(event) => choose.mutate(event.currentTarget.checked)}
      />
      {mail_available && (
        <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>
          Send me a test mail
        </Button>
      )}
    </>
  );
}

const ON_DEVICE: Readonly<Record<DeviceState, string>> = {
  unsupported: 'This browser cannot show notifications.',
  blocked: 'The browser blocks them: allow notifications for this address in its settings.',
  off: 'While Steward is open in a tab that you do not look at.',
  on: 'While Steward is open in a tab that you do not look at.',
};

function DeviceSettings() {
  const state = useDeviceState();
  return (
    <Switch
      label="On this device"
      description={ON_DEVICE[state]}
      checked={state === 'on'}
      disabled={state === 'unsupported' || state === 'blocked'}
      onChange={(event) => void setOnDevice(event.currentTarget.checked)}
    />
  );
}
