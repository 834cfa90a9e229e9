import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { settled, signUp } from './person.ts';
import type { OperationReply, Person } from './person.ts';
import { startProgram } from './program.ts';
import type { Program } from './program.ts';
import { assertSameContents, contentsOf, plant, tree } from './tree.ts';

interface Entry {
  readonly position: number;
  readonly action: string;
  readonly subject: string;
  readonly target: string | null;
  readonly state: string;
  readonly reason: string | null;
}

interface Report {
  readonly operation: OperationReply;
  readonly attention: readonly Entry[];
  readonly summary: Record<string, { entries: number }>;
}

/** Root may read and write everything; then mode bits prove nothing. */
const withoutPrivileges = process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search'] : [];

suite('bad days of files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'steward-bad-days-'));
  const [data, base] = [join(folder, 'data'), join(folder, 'base')];
  let program: Program;
  let ada: Person;

  before(async () => {
    mkdirSync(data);
    mkdirSync(base);
    program = await startProgram({
      data,
      env: { STEWARD_FILES_BASES: `${base}:${data}` },
      through: withoutPrivileges,
    });
    ada = await signUp(program.url);
  });
  after(async () => {
    await program.end('SIGTERM');
    execFileSync('chmod', ['-R', 'u+rwX', folder]);
    rmSync(folder, { recursive: true });
  });

  test('a root that may not be: each has its reason, before anything is started', async () => {
    plant(base, { 'a file.txt': 'no folder', 'allowed/x.txt': 'x' });
    plant(folder, { 'outside/secret.txt': 'secret' });
    mkdirSync(join(base, 'closed'), { mode: 0o000 });
    symlinkSync(join(folder, 'outside'), join(base, 'way out'));
    symlinkSync('nowhere', join(base, 'dangling'));
    symlinkSync('loop', join(base, 'loop'));
    for (const [root_path, status, code] of [
      [join(folder, 'outside'), 403, 'files.outside-bases'],
      ['/', 403, 'files.outside-bases'],
      ['/etc', 403, 'files.outside-bases'],
      ['/no/such/folder', 403, 'files.outside-bases'],
      [`${base}/../outside`, 403, 'files.outside-bases'],
      [`${base}/allowed/../../outside`, 403, 'files.outside-bases'],
      [`${base}2`, 403, 'files.outside-bases'],
      [join(base, 'way out'), 403, 'files.outside-bases'],
      [join(base, 'dangling'), 404, 'files.folder-not-found'],
      [join(base, 'loop'), 404, 'files.folder-not-found'],
      [join(base, 'missing'), 404, 'files.folder-not-found'],
      [join(base, 'x'.repeat(300)), 404, 'files.folder-not-found'],
      [join(base, 'a file.txt'), 422, 'files.not-a-folder'],
      [join(base, 'a file.txt', 'in it'), 404, 'files.folder-not-found'],
      [join(base, 'closed', 'in it'), 403, 'files.folder-unreadable'],
      ['allowed', 422, 'files.path-not-absolute'],
      ['', 422, 'operations.bad-input'],
      [`${base}/\0`, 400, 'http.bad-body'],
      [`${base}/${'x'.repeat(5000)}`, 422, 'operations.bad-input'],
      [data, 403, 'files.folder-of-steward'],
      [join(data, 'store'), 403, 'files.folder-of-steward'],
    ] as const) {
      if (root_path === join(data, 'store')) mkdirSync(root_path, { recursive: true });
      const problem = await start({ root_path, organization_mode: 'extension' }, status);
      assert.equal(problem['code'], code, root_path);
    }
    assert.deepEqual((await ada.call<{ items: unknown[] }>('GET', '/api/v1/operations')).items, []);
    assert.deepEqual(tree(join(folder, 'outside')), ['secret.txt']);
  });

  test('a folder that cannot be read is a plan that says so', async () => {
    const root = join(base, 'closed root');
    mkdirSync(root, { mode: 0o000 });
    const plan = await preview({ root_path: root, organization_mode: 'category' });
    assert.equal(plan.status, 'completed');
    assert.deepEqual(await attention(plan), [['', 'skipped', 'no-permission']]);
  });

  test("Steward's own data folder stays whole, whatever is asked and wherever it lies", async () => {
    const root = join(base, 'with another Steward');
    const own = join(root, 'data');
    plant(root, { 'letter.txt': 'a letter', 'numbers.data': 'goes into a folder of that name' });
    const other = await startProgram({ data: (mkdirSync(own), own), env: { STEWARD_FILES_BASES: root } });
    await other.end('SIGTERM');
    const kept = tree(own);
    const operation = await preview({
      root_path: root,
      organization_mode: 'extension',
      include_packages: true,
      include_hidden: true,
    });
    assert.deepEqual(await attention(operation), [
      ['data', 'skipped', 'of-steward'],
      ['numbers.data', 'conflict', 'of-steward'],
    ]);
    await act(operation, 'apply');
    assert.deepEqual(tree(own), kept);
    assert.deepEqual(tree(join(root, 'txt')), ['letter.txt']);
  });

  test('everything goes wrong at once: the rest goes on, and the report has each with its reason', async () => {
    const root = join(base, 'trouble');
    const long = `${'n'.repeat(251)}.txt`;
    plant(root, {
      'good.txt': 'good',
      'another.pdf': 'another',
      [long]: 'a name of 255 bytes',
      'changed.txt': 'before the change',
      'replaced.txt': 'before the replacement',
      'vanishing.txt': 'vanishing',
      'taken.txt': 'wants a name that is taken meanwhile',
      'sealed.txt': 'its content cannot be read',
      'vanishing folder/in it.txt': 'in a folder that vanishes',
      'swapped/in it.txt': 'in a folder that is swapped for a link',
      'read-only/stays.txt': 'in a read-only folder',
      'closed/unseen.txt': 'in a closed folder',
      '.hidden': 'hidden',
      'project/.git/config': 'in a project',
      'twins/IMG.txt': 'first twin',
      'twins too/IMG.txt': 'second twin',
      'twins three/img.TXT': 'third twin',
    });
    const broken = Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9]), Buffer.from('.txt')]);
    writeFileSync(broken, 'a name that is not UTF-8');
    symlinkSync('/etc/passwd', join(root, 'link.txt'));
    execFileSync('mkfifo', [join(root, 'pipe.txt')]);
    chmodSync(join(root, 'sealed.txt'), 0o000);
    chmodSync(join(root, 'read-only'), 0o555);
    chmodSync(join(root, 'closed'), 0o000);

    const plan = await preview({ root_path: root, organization_mode: 'extension' });
    assert.equal(plan.status, 'completed');
    assert.deepEqual(await attention(plan), [
      ['.hidden', 'skipped', 'hidden'],
      ['caf\\xE9.txt', 'skipped', 'name-not-utf-8'],
      ['closed', 'skipped', 'no-permission'],
      ['link.txt', 'skipped', 'link'],
      ['pipe.txt', 'skipped', 'special-file'],
      ['project', 'skipped', 'package'],
    ]);

    chmodSync(join(root, 'sealed.txt'), 0o600);
    chmodSync(join(root, 'closed'), 0o755);
    const elsewhere = join(folder, 'elsewhere');
    mkdirSync(elsewhere);
    writeFileSync(join(root, 'changed.txt'), 'after the change');
    unlinkSync(join(root, 'replaced.txt'));
    writeFileSync(join(root, 'replaced.txt'), 'another file of the name');
    unlinkSync(join(root, 'vanishing.txt'));
    rmSync(join(root, 'vanishing folder'), { recursive: true });
    renameSync(join(root, 'swapped'), join(elsewhere, 'swapped'));
    symlinkSync(join(elsewhere, 'swapped'), join(root, 'swapped'));
    plant(root, { 'txt/taken.txt': 'was there first' });
    const before = contentsOf(root);
    chmodSync(join(root, 'sealed.txt'), 0o000);
    chmodSync(join(root, 'closed'), 0o000);

    const applied = await act(plan, 'apply');
    assert.equal(applied.status, 'completed', JSON.stringify(applied.error));
    const planned = (await attention(applied)).filter(
      ([subject]) => !/^(\.hidden|caf|closed|link|pipe|project)/.test(subject),
    );
    assert.deepEqual(planned, [
      ['changed.txt', 'skipped', 'changed'],
      ['read-only', 'skipped', 'not-empty'],
      ['read-only/stays.txt', 'failed', 'no-permission'],
      ['replaced.txt', 'skipped', 'changed'],
      ['swapped', 'skipped', 'changed'],
      ['swapped/in it.txt', 'failed', 'folder-swapped'],
      ['taken.txt', 'conflict', 'target-exists'],
      ['txt', 'skipped', 'folder-exists'],
      ['vanishing folder', 'skipped', 'gone'],
      ['vanishing folder/in it.txt', 'skipped', 'gone'],
      ['vanishing.txt', 'skipped', 'gone'],
    ]);
    const open = () => {
      for (const path of ['closed', 'sealed.txt', 'txt/sealed.txt'])
        if (existsSync(join(root, path))) chmodSync(join(root, path), 0o755);
    };
    open();
    assertSameContents(before, root, 'by the apply');
    assert.equal(readFileSync(broken, 'utf8'), 'a name that is not UTF-8');
    const after = contentsOf(root);
    assert.equal(after.get('good'), 'txt/good.txt');
    assert.equal(after.get('another'), 'pdf/another.pdf');
    assert.equal(after.get('was there first'), 'txt/taken.txt');
    assert.equal(after.get('a name of 255 bytes'), `txt/${long}`);
    assert.equal(after.get('its content cannot be read'), 'txt/sealed.txt');
    assert.deepEqual(readdirSync(join(elsewhere, 'swapped')), ['in it.txt'], 'nothing outside was touched');
    const twins = ['first twin', 'second twin', 'third twin'].map((content) => after.get(content)?.toLowerCase());
    assert.equal(new Set(twins).size, 3, 'no two names that differ by case only');

    const undone = await act(applied, 'rollback');
    assert.equal(undone.status, 'rolled_back', JSON.stringify(undone.error));
    assert.deepEqual(contentsOf(root), before, 'all is where it was');
  });

  test('a folder that vanishes between plan and apply is an operation that failed, at once and for good reason', async () => {
    const root = join(base, 'vanishes');
    plant(root, { 'one.txt': 'one of the vanishing' });
    const plan = await preview({ root_path: root, organization_mode: 'category' });
    rmSync(root, { recursive: true });
    const failed = await act(plan, 'apply');
    assert.deepEqual([failed.status, failed.error?.code, failed.attempt], ['failed', 'files.folder-not-found', 1]);
    const page = await fetch(`${program.url}/api/v1/operations/${plan.operation_id}/report?format=html`, {
      headers: { authorization: `Bearer ${ada.token}` },
    });
    assert.match(await page.text(), /There is no folder/);
  });

  test('what a person changed after the apply stays theirs when it is undone', async () => {
    const root = join(base, 'changed after');
    plant(root, { 'kept.txt': 'kept', 'edited.txt': 'edited', 'moved.txt': 'moved', 'again.txt': 'again' });
    const plan = await preview({ root_path: root, organization_mode: 'category' });
    await act(plan, 'apply');
    writeFileSync(join(root, 'Documents/edited.txt'), 'edited by a person');
    renameSync(join(root, 'Documents/moved.txt'), join(root, 'moved by a person.txt'));
    writeFileSync(join(root, 'again.txt'), 'a new file under the old name');
    const undone = await act(plan, 'rollback');
    assert.deepEqual([undone.status, undone.result?.['restored'], undone.result?.['left']], ['rolled_back', 1, 3]);
    assert.deepEqual(Object.fromEntries(contentsOf(root)), {
      kept: 'kept.txt',
      'edited by a person': 'Documents/edited.txt',
      moved: 'moved by a person.txt',
      again: 'Documents/again.txt',
      'a new file under the old name': 'again.txt',
    });
    assert.deepEqual(await attention(undone), [
      ['Documents', 'left', 'not-empty'],
      ['again.txt', 'left', 'target-exists'],
      ['edited.txt', 'left', 'changed'],
      ['moved.txt', 'left', 'gone'],
    ]);
  });

  test('six thousand files in one folder', async () => {
    const root = join(base, 'many');
    mkdirSync(root);
    for (let n = 0; n < 6000; n++) writeFileSync(join(root, `${n}.${n % 3 === 0 ? 'txt' : 'pdf'}`), `number ${n}`);
    const before = contentsOf(root);
    const plan = await preview({ root_path: root, organization_mode: 'extension' });
    assert.equal(plan.result?.['moves'], 6000);
    const applied = await act(plan, 'apply');
    assert.equal(applied.result?.['moved'], 6000);
    assert.deepEqual([readdirSync(join(root, 'txt')).length, readdirSync(join(root, 'pdf')).length], [2000, 4000]);
    assert.equal((await act(plan, 'rollback')).result?.['restored'], 6000);
    assert.deepEqual(contentsOf(root), before);
  });

  async function start(input: Record<string, unknown>, status: number): Promise<Record<string, unknown>> {
    return ada.call('POST', '/api/v1/operations', { operation_type: 'organize', dry_run: true, ...input }, status);
  }

  async function preview(input: Record<string, unknown>): Promise<OperationReply> {
    const { operation_id } = await start(input, 202);
    return settled(ada, String(operation_id));
  }

  async function act({ operation_id }: OperationReply, name: 'apply' | 'rollback'): Promise<OperationReply> {
    await ada.call('POST', `/api/v1/operations/${operation_id}/${name}`, name === 'apply' ? {} : undefined, 202);
    return settled(ada, operation_id);
  }

  /** What the report says needs a person: subject, state and the reason's code, by subject. */
  async function attention({ operation_id }: OperationReply): Promise<[string, string, string | undefined][]> {
    const { attention } = await ada.call<Report>('GET', `/api/v1/operations/${operation_id}/report`);
    return attention
      .map(({ subject, state, reason }) => [subject, state, reason?.split(':')[0]] as [string, string, string])
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
  }
});
