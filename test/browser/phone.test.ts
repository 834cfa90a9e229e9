import { test } from 'node:test';
import { PHONE, skip } from './browser.ts';
import { journey } from './journey.ts';

test('from sign-up to undo on a phone', { skip }, (t) => journey(t, PHONE));

test('from sign-up to undo on a phone in the dark', { skip }, (t) => journey(t, { ...PHONE, dark: true }));
