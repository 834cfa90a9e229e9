import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settled, signIn, signUp } from './person.ts';
import { startProgram } from './program.ts';
import { assertSameContents, contentsOf } from './tree.ts';
import type { Person } from './person.ts';
import type { Program } from './program.ts';

/** What one run of kills found. Every figure is counted, none assumed. */
export interface KillReport {
  readonly rounds: number;
  readonly killsDuringApply: number;
  readonly killsDuringUndo: number;
  readonly files: number;
  readonly seed: number;
}

/**
 * Kills Steward with SIGKILL at random moments of an apply and of an undo, starts it again, and demands that the operation ends by itself
 * and that every file's content is in exactly one place. A round is one apply and one undo; each is killed at least once while it runs.
 */
export async function killRounds({
  rounds,
  files,
  seed,
  say = () => {},
}: {
  rounds: number;
  files: number;
  seed: number;
  say?: (line: string) => void;
}): Promise<KillReport> {
  const random = generator(seed);
  const folder = mkdtempSync(join(tmpdir(), 'steward-kill-'));
  const data = join(folder, 'data');
  const root = join(folder, 'tree');
  mkdirSync(data, { recursive: true });
  makeTree(root, files);
  const before = contentsOf(root);
  const env = { STEWARD_FILES_BASES: folder };
  say(`seed ${seed}`);
  let kills = { apply: 0, undo: 0 };
  let program = await startProgram({ data, env });
  try {
    let person = await signUp(program.url);
    for (let round = 1; round <= rounds; round++) {
      const { operation_id } = await person.call<{ operation_id: string }>('POST', '/api/v1/operations', {
        operation_type: 'organize',
        root_path: root,
        organization_mode: 'category_year',
        dry_run: true,
      });
      const plan = await settled(person, operation_id);
      assert.equal(plan.status, 'completed', JSON.stringify(plan));

      await person.call('POST', `/api/v1/operations/${operation_id}/apply`, {});
      ({ program, person } = await killWhileRunning({
        program,
        person,
        operation_id,
        random,
        data,
        env,
        status: 'running',
        onKill: () => kills.apply++,
      }));
      const applied = await settled(person, operation_id);
      assert.equal(applied.status, 'completed', `seed ${seed}, round ${round}: ${JSON.stringify(applied)}`);
      assertSameContents(before, root, `after apply, seed ${seed}, round ${round}`);

      await person.call('POST', `/api/v1/operations/${operation_id}/rollback`);
      ({ program, person } = await killWhileRunning({
        program,
        person,
        operation_id,
        random,
        data,
        env,
        status: 'rolling_back',
        onKill: () => kills.undo++,
      }));
      const undone = await settled(person, operation_id);
      assert.equal(undone.status, 'rolled_back', `seed ${seed}, round ${round}: ${JSON.stringify(undone)}`);
      assert.deepEqual(
        paths(contentsOf(root)),
        paths(before),
        `every file is back under its own name, seed ${seed}, round ${round}`,
      );
      say(
        `round ${round} of ${rounds}: killed ${kills.apply} times in an apply, ${kills.undo} in an undo; all ${files} files are there`,
      );
    }
  } catch (error) {
    throw new Error(`seed ${seed}, after ${JSON.stringify(kills)}; the program said: ${program.output()}`, {
      cause: error,
    });
  } finally {
    await program.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
  return { rounds, killsDuringApply: kills.apply, killsDuringUndo: kills.undo, files, seed };
}

async function killWhileRunning({
  program,
  person,
  operation_id,
  random,
  data,
  env,
  status,
  onKill,
}: {
  program: Program;
  person: Person;
  operation_id: string;
  random: () => number;
  data: string;
  env: Record<string, string>;
  status: string;
  onKill: () => void;
}): Promise<{ program: Program; person: Person }> {
  // Somewhere in the first nine tenths: then there is something left to finish.
  const share = random() * 0.9;
  for (;;) {
    const operation = await person.call<{ status: string; progress: { done: number; total: number | null } | null }>(
      'GET',
      `/api/v1/operations/${operation_id}`,
    );
    if (operation.status === 'completed' && status === 'running') break;
    if (operation.status === 'rolled_back') break;
    const { done = 0, total = null } = operation.progress ?? {};
    if (operation.status === status && total !== null && done >= share * total) {
      await program.end('SIGKILL');
      onKill();
      const again = await startProgram({ data, env });
      return { program: again, person: await signIn(again.url) };
    }
  }
  return { program, person };
}

function makeTree(root: string, files: number): void {
  const kinds = ['jpg', 'pdf', 'mp3', 'txt', 'zip', 'mov', 'docx', 'bin'];
  for (let n = 0; n < files; n++) {
    const folder = join(root, `folder-${n % 97}`, `sub-${n % 7}`);
    if (n < 97 * 7) mkdirSync(folder, { recursive: true });
    const path = join(folder, `file-${n % 5000}.${kinds[n % kinds.length]}`);
    writeFileSync(path, `content ${n}`, { flag: 'ax' });
    const taken = Date.UTC(2015 + (n % 11), n % 12, 1 + (n % 28)) / 1000;
    utimesSync(path, taken, taken);
  }
}

const paths = (found: Map<string, string>) => [...found.values()].toSorted();

/** mulberry32: small, seeded, good enough to choose moments. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
