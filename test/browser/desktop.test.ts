import { test } from 'node:test';
import { DESKTOP, skip } from './browser.ts';
import { journey } from './journey.ts';

test('from sign-up to undo on a desktop', { skip }, (t) => journey(t, DESKTOP));

test('from sign-up to undo on a desktop in the dark', { skip }, (t) => journey(t, { ...DESKTOP, dark: true }));
