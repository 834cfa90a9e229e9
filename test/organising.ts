import assert from 'node:assert/strict';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { OperationReply, Person } from './person.ts';

/** Starts to organise a folder by category and year, or as `input` says. */
export function organise(
  person: Person,
  root_path: string,
  input: Record<string, unknown> = {},
): Promise<{ operation_id: string }> {
  return person.call(
    'POST',
    '/api/v1/operations',
    { operation_type: 'organize', root_path, organization_mode: 'category_year', ...input },
    202,
  );
}

/** Resolves when the first batch of files has gone and others have not. */
export async function underWay(person: Person, operationId: string, stage: string): Promise<void> {
  for (;;) {
    const { status, progress } = await person.call<OperationReply>('GET', `/api/v1/operations/${operationId}`);
    if (progress?.stage === stage && progress.done > 2000) return;
    assert.ok(!['completed', 'failed', 'rolled_back'].includes(status), `it was over too soon: ${status}`);
  }
}

export interface Message {
  readonly type: string;
  readonly sequence: number;
  readonly operation?: { readonly status: string };
}

/** What the socket of an operation says until it has come to rest. */
export async function watch(url: string, { token }: Pick<Person, 'token'>, operationId: string): Promise<Message[]> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws/operations/${operationId}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  const messages: Message[] = [];
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as Message;
    messages.push(message);
    if (['completed', 'rolled_back', 'failed', 'cancelled'].includes(message.operation?.status ?? '')) socket.close();
  });
  await once(socket, 'close');
  return messages;
}
