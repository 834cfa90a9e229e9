import { notifications } from '@mantine/notifications';
import type { NotificationData } from '@mantine/notifications';
import { toProblem } from '../api/api.ts';
import type { Operation } from '../api/api.ts';

const BEGUN = { apply: 'Begun', rollback: 'Undoing', retry: 'Trying again' } as const;

/** One toast for each operation: what it says next takes the place of what it said. */
const shown = new Map<string, string>();

export function showFor(operationId: string, data: NotificationData): string {
  hideFor(operationId);
  const id = notifications.show(data);
  shown.set(operationId, id);
  return id;
}

export function hideFor(operationId: string): void {
  const id = shown.get(operationId);
  if (id !== undefined) notifications.hide(id);
  shown.delete(operationId);
}

export function toastBegun(operation: Operation, act: keyof typeof BEGUN): void {
  showFor(operation.operation_id, { title: BEGUN[act], message: operation.title, autoClose: 4000 });
}

export function toastProblem(error: unknown): void {
  const problem = toProblem(error);
  const message = problem.message === problem.title ? '' : problem.message;
  notifications.show({ color: 'red', title: problem.title, message, autoClose: 10_000 });
}
