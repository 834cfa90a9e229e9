export { Bell } from './bell.tsx';
export { setOnDevice, useDeviceState } from './device.ts';
export type { DeviceState } from './device.ts';
export { preferencesOptions } from './notification-queries.ts';
export { NotificationsLive } from './notifications-live.tsx';
