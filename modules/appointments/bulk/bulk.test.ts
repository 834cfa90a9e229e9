import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settled } from '../../../test/person.ts';
import { begins, diary } from '../test/diary.ts';
import type { Diary, Problem } from '../test/diary.ts';

interface Entries {
  readonly items: { subject: string; target: string | null; state: string; reason: string | null }[];
}

function bulk({ ada }: Diary) {
  const start = async (body: object) => {
    const { operation_id } = await ada.call<{ operation_id: string }>('POST', '/api/v1/appointments/bulk', body, 202);
    return settled(ada, operation_id);
  };
  const act = async (operation_id: string, what: 'apply' | 'rollback') => {
    await ada.call('POST', `/api/v1/operations/${operation_id}/${what}`, undefined, 202);
    return settled(ada, operation_id);
  };
  const entries = async (operation_id: string) =>
    (await ada.call<Entries>('GET', `/api/v1/operations/${operation_id}/plan`)).items;
  return { start, act, entries };
}

test('many are changed after a preview, and changed back; what was changed meanwhile is left and reported', async (t) => {
  const book = await diary(t);
  const { create, change, list, between } = book;
  const { start, act, entries } = bulk(book);
  const [one, two, three] = [
    await create({ title: 'One', starts_at: '2026-03-03T10:00' }),
    await create({
      title: 'Two',
      starts_at: '2026-03-04T10:00',
      rrule: 'FREQ=DAILY;COUNT=3',
      exdates: ['2026-03-05T10:00'],
    }),
    await create({ title: 'Three', starts_at: '2026-03-07T10:00', category: 'Work' }),
  ];
  const day = await create({ title: 'Day', starts_at: '2026-03-08', all_day: true });
  const input = { filter: { from: '2026-03-01T00:00:00Z' }, edit: { category: 'Work', move_minutes: 90 } };
  const preview = await start({ ...input, dry_run: true });
  assert.deepEqual(preview.result, { appointments: 3, unchanged: 1 });
  assert.deepEqual(
    (await entries(preview.operation_id)).map(({ subject, target, state }) => [subject.split(' ')[0], target, state]),
    [
      ['One', 'category Work, 90 minutes later', 'planned'],
      ['Two', 'category Work, 90 minutes later', 'planned'],
      ['Three', '90 minutes later', 'planned'],
      ['Day', 'category Work, 90 minutes later', 'skipped'],
    ],
  );
  assert.deepEqual(
    (await list('?category=Work')).map(({ id }) => id),
    [three.id],
  );

  await change(three.id, { title: 'Three, changed' });
  const applied = await act(preview.operation_id, 'apply');
  assert.deepEqual(applied.result, { changed: 2, skipped: 2, failed: 0 });
  assert.deepEqual(begins(await between('2026-03-03', '2026-03-07')), [
    '2026-03-03T11:30:00',
    '2026-03-04T11:30:00',
    '2026-03-06T11:30:00',
    '2026-03-07T10:00:00',
  ]);

  await change(one.id, { title: 'One, changed' });
  const undone = await act(preview.operation_id, 'rollback');
  assert.deepEqual(undone.result, { restored: 1, left: 1 });
  assert.deepEqual(begins(await between('2026-03-03', '2026-03-06')), [
    '2026-03-03T11:30:00',
    '2026-03-04T10:00:00',
    '2026-03-06T10:00:00',
  ]);
  const now = await book.read(two.id);
  assert.deepEqual([now.category, now.exdates, now.starts_at], [null, two.exdates, two.starts_at]);
  assert.equal((await book.read(day.id)).revision, 1);
});

test('many go into the trash with their changed instances, and come back when that is undone', async (t) => {
  const book = await diary(t);
  const { create, change, list, between } = book;
  const { start, act } = bulk(book);
  const team = await create({ title: 'Team', starts_at: '2026-03-03T10:00', rrule: 'FREQ=DAILY;COUNT=3' });
  await change(`${team.id}?scope=one&recurrence_id=2026-03-04T10:00:00`, { title: 'Special' });
  const { operation_id, result } = await start({ ids: [team.id], edit: { delete: true } });
  assert.deepEqual([result, await list()], [{ changed: 1, skipped: 0, failed: 0 }, []]);
  const titles = async () => (await between('2026-03-03', '2026-03-06')).map(({ title }) => title);
  assert.deepEqual(await titles(), []);
  assert.deepEqual((await act(operation_id, 'rollback')).result, { restored: 1, left: 0 });
  assert.deepEqual(await titles(), ['Team', 'Special', 'Team']);
  await act(operation_id, 'apply');
  assert.deepEqual(await titles(), []);
});

test('what makes no sense is refused before anything starts', async (t) => {
  const book = await diary(t);
  const { id } = await book.create({ starts_at: '2026-03-03T10:00' });
  const refuse = (body: object, status = 422) =>
    book.ada.call<Problem>('POST', '/api/v1/appointments/bulk', body, status);
  for (const body of [
    { edit: { delete: true } },
    { ids: [id], filter: {}, edit: { delete: true } },
    { ids: [id], edit: {} },
    { ids: [id], edit: { delete: true, category: 'x' } },
    { ids: ['x'], edit: { delete: true } },
    { ids: [id], edit: { title: 'x' } },
  ])
    assert.equal((await refuse(body)).code, 'http.invalid-input', JSON.stringify(body));
  const nowhere = { ids: [id], edit: { calendar_id: '018f0000-0000-7000-8000-000000000001' } };
  assert.equal((await refuse(nowhere, 404)).code, 'appointments.calendar-not-found');
});
