import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Operation, OperationEvent } from '../api/api.ts';
import { withEvent } from './log-lines.ts';
import type { LogLine } from './log-lines.ts';
import { operationKeys as keys } from './operation-keys.ts';

export interface OperationPage {
  items: Operation[];
  next_cursor: string | null;
}

/** Brings one operation, whole, into every query that shows it. */
function putOperation(client: QueryClient, operation: Operation): void {
  const before = client.getQueryData<Operation>(keys.one(operation.operation_id));
  // An answer that is on its way was true earlier than this.
  void client.cancelQueries({ queryKey: keys.one(operation.operation_id), exact: true });
  client.setQueryData(keys.one(operation.operation_id), operation);
  client.setQueryData<Operation[]>(keys.recent, (recent) => recent && withOperation(recent, operation));
  replaceInLists(client, operation.operation_id, () => operation);
  if (before?.status === operation.status && before.phase === operation.phase) return;
  // It may be new to a list, or fit its filter no more; and its plan has other states now.
  void client.invalidateQueries({ queryKey: keys.lists });
  void client.invalidateQueries({ queryKey: keys.plans(operation.operation_id) });
}

/** Brings what changed about one operation into every query that shows it. */
function patchOperation(client: QueryClient, id: string, change: Partial<Operation>): void {
  const patch = (operation: Operation) => ({ ...operation, ...change });
  client.setQueryData<Operation>(keys.one(id), (operation) => operation && patch(operation));
  client.setQueryData<Operation[]>(keys.recent, (recent) =>
    recent?.map((each) => (each.operation_id === id ? patch(each) : each)),
  );
  replaceInLists(client, id, patch);
}

export function putEvent(client: QueryClient, event: OperationEvent, { past }: { past: boolean }): void {
  client.setQueryData<LogLine[]>(keys.log(event.operation_id), (lines) => lines && withEvent(lines, event));
  // What the snapshot knows already is not set back to what it was.
  if (past || event.type === 'log') return;
  if (event.type === 'state') putOperation(client, event.operation);
  else patchOperation(client, event.operation_id, { status: event.status, progress: event.progress });
}

export function putSnapshot(client: QueryClient, operations: readonly Operation[]): void {
  void client.cancelQueries({ queryKey: keys.recent });
  client.setQueryData<Operation[]>(keys.recent, [...operations]);
  for (const operation of operations) putOperation(client, operation);
}

function replaceInLists(client: QueryClient, id: string, change: (operation: Operation) => Operation): void {
  client.setQueriesData<InfiniteData<OperationPage>>({ queryKey: keys.lists }, (data) => {
    if (!data?.pages.some(({ items }) => items.some((each) => each.operation_id === id))) return data;
    const items = (page: OperationPage) => page.items.map((each) => (each.operation_id === id ? change(each) : each));
    return { ...data, pages: data.pages.map((page) => ({ ...page, items: items(page) })) };
  });
}

/** Newest first: ids ascend with time. */
function withOperation(operations: readonly Operation[], operation: Operation): Operation[] {
  const others = operations.filter((each) => each.operation_id !== operation.operation_id);
  return [...others, operation].toSorted((a, b) => (a.operation_id < b.operation_id ? 1 : -1));
}
