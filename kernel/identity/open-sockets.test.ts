import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { TestContext } from 'node:test';
import { ADA, testOnOne } from '../../test/identity.ts';
import type { OpenIdentity } from '../../test/identity.ts';
import { systemClock } from '../clock/clock.ts';
import { createHttp, socketFor } from '../http/http.ts';
import { silent } from '../log/log.ts';

/** A person with an open socket on one process, and a second process beside it. */
async function openSocket(t: TestContext, open: OpenIdentity) {
  const one = await open();
  const two = await open({ database: one.database, clock: one.clock });
  const http = createHttp({
    config: { HOST: '127.0.0.1', PORT: 0, STEWARD_PUBLIC_URL: undefined, STEWARD_TRUST_PROXY: false },
    version: 'test',
    routes: [],
    sockets: [
      socketFor()({
        path: '/ws/test',
        allow: 'person',
        summary: 'Says hello',
        tag: 'Test',
        handle: ({ send, actor }) => send({ hello: actor?.person_id }),
      }),
    ],
    authenticate: (credentials) => one.identity.authenticate(credentials),
    stillValid: ({ session_id }) => session_id !== undefined && one.identity.sessionAlive(session_id),
    contextFor: () => ({}),
    clock: systemClock,
    log: silent,
  });
  t.after(() => http.close());
  const { access_token: token } = await one.signUp(ADA);
  const { ticket } = (await two.call('POST /auth/ws-ticket', { token })).body;
  const address = (await http.listen()).replace('http', 'ws');
  const socket = new WebSocket(`${address}/ws/test`, ['steward', `ticket.${ticket}`]);
  const closed = once(socket, 'close') as Promise<[CloseEvent]>;
  await once(socket, 'message');
  return { two, http, token, closed };
}

testOnOne('a socket closes as soon as the end of its session is heard of', async (t, open) => {
  const { two, http, token, closed } = await openSocket(t, open);
  await two.call('POST /auth/logout', { token });
  assert.equal(two.ended.length, 1);
  http.closeSockets(({ session_id }) => two.ended.includes(session_id ?? ''));
  const [{ code }] = await closed;
  assert.equal(code, 4401);
});

testOnOne('a socket closes within 5 seconds even where no message came through', async (t, open) => {
  const { two, token, closed } = await openSocket(t, open);
  const body = { current_password: ADA.password, new_password: 'a better one' };
  assert.equal((await two.call('PUT /auth/password', { token, body })).status, 200);
  const since = performance.now();
  const [{ code }] = await closed;
  assert.equal(code, 4401);
  assert.ok(performance.now() - since < 5000);
});
