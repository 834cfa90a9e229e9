import { carryOut } from '../moving/moving.ts';
import type { Batch } from '../moving/moving.ts';

/** Carries out one batch, given as JSON, in a program of its own: as somebody else, or where system calls are made to fail. */
const { uid, ...batch } = JSON.parse(process.argv[2] ?? '{}') as Omit<Batch, 'signal'> & { uid?: number };
if (uid !== undefined) process.setuid?.(uid);
const outcomes = await carryOut({ ...batch, signal: new AbortController().signal });
process.stdout.write(JSON.stringify([...outcomes]));
