import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Broadcast } from './broadcast.ts';

/** What every broadcast promises, run against each transport. `create` gives two stations of one Steward. */
export function broadcastConformance(
  name: string,
  create: () => Promise<{ readonly stations: [Broadcast, Broadcast]; readonly drop: () => Promise<void> }>,
): void {
  suite(name, () => {
    let here: Broadcast;
    let there: Broadcast;
    let drop: () => Promise<void>;
    before(async () => {
      const made = await create();
      [here, there] = made.stations;
      drop = made.drop;
    });
    after(async () => {
      await Promise.all([here.close(), there.close()]);
      await drop();
    });

    /** Everything that a station hears on a channel until it hears "end": messages of one publisher come in order. */
    const hear = (station: Broadcast, channel: string): Promise<unknown[]> => {
      const heard: unknown[] = [];
      return new Promise((resolve) => {
        const stop = station.subscribe(channel, (message) => {
          if (message === 'end') {
            stop();
            resolve(heard);
          } else heard.push(message);
        });
      });
    };

    test('every listener hears every message of its channel once and in order, the publisher too', async () => {
      const listening = [hear(here, 'a'), hear(here, 'a'), hear(there, 'a'), hear(there, 'a')];
      const elsewhere = hear(there, 'b');
      const messages = Array.from({ length: 50 }, (_, index) => ({
        index,
        text: `"née" ✓ '${index}'`,
        list: [null, 1.5],
      }));
      for (const message of messages) {
        here.publish('a', message);
        here.publish('b', message.index);
      }
      here.publish('a', 'end');
      here.publish('b', 'end');
      for (const heard of await Promise.all(listening)) assert.deepEqual(heard, messages);
      assert.deepEqual(
        await elsewhere,
        messages.map(({ index }) => index),
      );
    });

    test('messages go both ways', async () => {
      const listening = [hear(here, 'both'), hear(there, 'both')];
      there.publish('both', 'from there');
      there.publish('both', 'end');
      assert.deepEqual(await Promise.all(listening), [['from there'], ['from there']]);
    });

    test('a listener is called after publish has returned, and gets its own copy', async () => {
      const message = { count: 1 };
      const heard = new Promise<unknown>((resolve) => here.subscribe('later', resolve));
      here.publish('later', message);
      message.count = 2;
      assert.deepEqual(await heard, { count: 1 });
    });

    test('whoever stopped listening hears nothing more, and the others go on', async () => {
      const unwanted: unknown[] = [];
      const stop = there.subscribe('stop', (message) => unwanted.push(message));
      stop();
      const listening = hear(there, 'stop');
      here.publish('stop', 'after');
      here.publish('stop', 'end');
      assert.deepEqual(await listening, ['after']);
      assert.deepEqual(unwanted, []);
    });

    test('a listener that fails disturbs no other', async () => {
      const stop = there.subscribe('failing', () => {
        throw new Error('its own fault');
      });
      const listening = hear(there, 'failing');
      here.publish('failing', 1);
      here.publish('failing', 'end');
      assert.deepEqual(await listening, [1]);
      stop();
    });

    test('a large message passes; one that PostgreSQL could not carry is refused by all', async () => {
      const listening = hear(there, 'large');
      const largest = 'ä'.repeat(3900);
      here.publish('large', largest);
      assert.throws(() => here.publish('large', 'ä'.repeat(3950)), { code: 'broadcast.too-large' });
      here.publish('large', 'end');
      assert.deepEqual(await listening, [largest]);
    });
  });
}
