/**
 * Runs before everything else, on any Node from 18 up and without a single dependency: makes a fresh clone complete, then hands over
 * to Node 26 from node_modules. When all is in place it does nothing and takes a few dozen milliseconds.
 *
 *   node scripts/bootstrap.js start | dev | test | check | generate | new-module NAME | install
 *
 * Stale is what differs by content: node_modules from package-lock.json, web/dist from the web sources. Times of files say nothing after a clone.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const TASKS = {
  start: { tools: false, web: true, run: ['--max-semi-space-size=4', 'main.ts', 'start'] },
  dev: { tools: false, web: false, run: ['scripts/dev.ts'] },
  check: { tools: true, web: false, run: ['scripts/check.ts'] },
  generate: { tools: true, web: false, run: ['scripts/generate.ts'] },
  test: { tools: true, web: true, servers: true, run: ['scripts/test.ts'] },
  'new-module': { tools: false, web: false, run: ['scripts/new-module.ts'] },
  install: { tools: false, web: false },
};

const SERVERS = [
  { package: 'redis-server', found: () => onPath('redis-server') },
  { package: 'postgresql', found: () => onPath('initdb') || debianPostgresql() },
  { package: 'chromium', found: () => onPath('chromium') || onPath('chromium-browser') || onPath('google-chrome') },
  { package: 'strace', found: () => process.platform !== 'linux' || onPath('strace') },
];

const NEEDED_NODE = 26;

/** What a person can mend; printed without a stack. */
class CannotGoOn extends Error {}

/**
 * Installs and builds what `task` lacks. Safe when two run at once: the second waits and then finds everything done.
 *
 * @param {string} root the clone
 * @param {{ tools: boolean, web: boolean, servers?: boolean }} task
 */
export async function prepare(root, task) {
  const complete = () => installed(root, task.tools) && (!task.web || built(root));
  if (!complete()) {
    await alone(join(root, '.bootstrap-lock'), () => {
      if (!installed(root, task.tools)) install(root, task.tools);
      if (task.web && !built(root)) build(root);
    });
  }
  if (task.servers) installServers();
}

// Packages ---------------------------------------------------------------------------------------------------------------------------

/** Is node_modules what package-lock.json says, with the tools of development or without? */
function installed(root, tools) {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = readJson(stampPath(root));
  const hash = digest(lock);
  if (stamp && stamp.lock === hash && (stamp.tools || !tools)) return true;
  // Somebody ran npm by hand: believe npm's own list of what it put there.
  const present = readJson(join(root, 'node_modules/.package-lock.json'));
  if (!present) return false;
  const wanted = Object.entries(JSON.parse(lock).packages).filter(([path, entry]) => path && !entry.optional);
  const fits = ([path, entry]) => {
    const there = present.packages[path];
    return there !== undefined && there.version === entry.version && there.integrity === entry.integrity;
  };
  const withTools = wanted.every(fits);
  if (!withTools && (tools || !wanted.filter(([, entry]) => !entry.dev).every(fits))) return false;
  writeFileSync(stampPath(root), JSON.stringify({ lock: hash, tools: withTools }));
  return true;
}

function install(root, tools) {
  // Never shrink: who has the tools keeps them, whatever they start.
  const before = readJson(stampPath(root));
  const withTools = tools || (before ? before.tools : existsSync(join(root, 'node_modules/typescript')));
  say(`Installing packages${withTools ? '' : ' (without the tools of development)'} …`);
  run('npm', ['ci', withTools ? '--include=dev' : '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env: cleanEnvironment(),
    otherwise: 'The packages could not be installed. Is the package registry reachable?',
  });
  writeFileSync(
    stampPath(root),
    JSON.stringify({ lock: digest(readFileSync(join(root, 'package-lock.json'), 'utf8')), tools: withTools }),
  );
}

const stampPath = (root) => join(root, 'node_modules/.steward-stamp');

/**
 * The environment without what the surrounding npm put there: its flags (`--omit`, `--workspace`, …) belong to the outer command,
 * and its PATH leads to the node in node_modules, which `npm ci` is about to replace.
 */
function cleanEnvironment() {
  const kept =
    /^npm_config_(registry|cache|userconfig|globalconfig|proxy|https_proxy|noproxy|cafile|ca|strict_ssl|offline|prefer_offline|fetch_.*)$/i;
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name) || kept.test(name)),
  );
  delete env.NODE_ENV;
  delete env.NODE_OPTIONS;
  const path = (process.env.PATH ?? '').split(delimiter);
  env.PATH = path.filter((folder) => !folder.includes('node_modules')).join(delimiter);
  return env;
}

// The web app ------------------------------------------------------------------------------------------------------------------------

function built(root) {
  if (!existsSync(join(root, 'vite.config.ts'))) return true;
  return readText(webStampPath(root)) === webDigest(root);
}

function build(root) {
  say('Building the web app …');
  run(nodePath(root), ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    cwd: root,
    env: process.env,
    otherwise: 'The web app could not be built.',
  });
  writeFileSync(webStampPath(root), webDigest(root));
}

const webStampPath = (root) => join(root, 'web/dist/.stamp');

/** Everything that the built app depends on: its sources, the modules' screens, the packages. */
function webDigest(root) {
  const files = ['package-lock.json', 'vite.config.ts', ...filesUnder(root, 'web')];
  for (const module of existsSync(join(root, 'modules')) ? readdirSync(join(root, 'modules')).sort() : []) {
    files.push(...filesUnder(root, `modules/${module}/web`));
  }
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

function filesUnder(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return path === 'web/dist' ? [] : filesUnder(root, path);
      return entry.isFile() && !entry.name.includes('.test.') ? [path] : [];
    });
}

// Servers that the tests use -----------------------------------------------------------------------------------------------------------

function installServers() {
  const missing = SERVERS.filter((server) => !server.found()).map((server) => server.package);
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  const able = process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get');
  if (able) {
    say(`Installing ${missing.join(', ')} for the tests …`);
    const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    spawnSync('apt-get', ['update', '-qq'], options);
    if (spawnSync('sh', ['-c', command], options).status === 0) return;
  }
  const message = `The tests use ${missing.join(', ')}. On Debian, as root: ${command}`;
  if (process.env.CI) throw new CannotGoOn(message);
  console.warn(`${message}\nWithout them the tests that need them fail.`);
}

function onPath(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
}

/** Debian keeps PostgreSQL's programs out of the PATH, one folder a version. */
function debianPostgresql() {
  const versions = '/usr/lib/postgresql';
  return (
    existsSync(versions) && readdirSync(versions).some((version) => existsSync(join(versions, version, 'bin/initdb')))
  );
}

// Handing over -----------------------------------------------------------------------------------------------------------------------

/** The Node that runs TypeScript: the one that package.json pins, or the one we run on if that is new enough. */
function nodePath(root) {
  const pinned = join(root, 'node_modules/.bin/node');
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= NEEDED_NODE) return process.execPath;
  throw new CannotGoOn(
    `Node ${NEEDED_NODE} comes with the packages on Linux (x64, arm64) and macOS (arm64). On ${process.platform} ${process.arch}, install it from nodejs.org and try again.`,
  );
}

/**
 * Runs the program until it ends, and ends as it does.
 *
 * Ctrl-C reaches every process of the terminal's group, and npm passes it on a second time. So the program gets a group of its
 * own, and this process, which stays, forwards each signal once; what follows within a second is the same keystroke.
 */
function handOver(root, command) {
  const env = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}` };
  const child = spawn(nodePath(root), command, { cwd: root, env, stdio: 'inherit', detached: true });
  let lastSignalAt = -Infinity;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      const again = performance.now() - lastSignalAt < 1000;
      if (!again) lastSignalAt = performance.now();
      if (!again) child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    });
  }
  child.on('error', (error) => {
    console.error(`${command.join(' ')} could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
  });
}

function run(command, args, { cwd, env, otherwise }) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  if (status === 0) return;
  throw new CannotGoOn(`${[stdout, stderr, error?.message].filter(Boolean).join('\n').trim()}\n\n${otherwise}`);
}

/** Runs `work` while no other bootstrap of this clone does. A lock whose holder has died is taken over. */
async function alone(lock, work) {
  for (let waited = false; !taken(lock); waited = true) {
    if (!waited) say('Waiting for another start to finish installing …');
    await new Promise((resolve) => setTimeout(resolve, 200));
    const holder = Number(readText(lock));
    if (holder && !alive(holder)) rmSync(lock, { force: true });
  }
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function taken(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

const say = (line) => console.error(line);
const digest = (text) => createHash('sha256').update(text).digest('hex');

function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function readJson(path) {
  const text = readText(path);
  return text === undefined ? undefined : JSON.parse(text);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [name = '', ...rest] = process.argv.slice(2);
  try {
    const root = dirname(dirname(fileURLToPath(import.meta.url)));
    const task = TASKS[name];
    if (!task) throw new CannotGoOn(`Unknown task "${name}". There are: ${Object.keys(TASKS).join(', ')}.`);
    await prepare(root, task);
    if (task.run) handOver(root, [...task.run, ...rest]);
  } catch (error) {
    if (!(error instanceof CannotGoOn)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
