import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import type { z } from 'zod';
import { settings } from './settings.ts';
import { nearest } from './nearest.ts';

export { settings } from './settings.ts';

type Values = { [Name in keyof typeof settings]: z.output<(typeof settings)[Name]['schema']> };

/** Stands in every data folder, so that nobody organises it away: this Steward's or another's on the same machine. */
export const DATA_FOLDER_MARK = '.steward';

/** Where a setting's value came from, for `steward config`. */
export type Origin = 'default' | 'environment' | '.env' | 'file' | 'made once and kept';

/**
 * Everything that can be set, typed and frozen. Names are the environment's; `docs/configuration.md` is generated from the same schema.
 * `dataFolder` and `filesBases` are absolute; `secretKey` is always there.
 */
export interface Config extends Readonly<Values> {
  readonly dataFolder: string;
  readonly filesBases: readonly string[];
  readonly secretKey: string;
  readonly origins: Readonly<Record<string, Origin>>;
}

/** All faults of a configuration at once, one a line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(
      `The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
    this.faults = faults;
  }
}

/**
 * Reads the configuration: the environment first, then `.env` in `cwd`, then defaults. `NAME_FILE` gives the path of a file that holds NAME.
 * Makes the data folder and, where no secret key is set, a key of its own with mode 0600.
 *
 * @throws ConfigError with every fault at once, before anything has started.
 */
export function loadConfig({
  env = process.env,
  cwd = process.cwd(),
  home = homedir(),
}: { env?: NodeJS.ProcessEnv; cwd?: string; home?: string } = {}): Config {
  const faults: string[] = [];
  const origins: Record<string, Origin> = {};
  const dotenv = readDotenv(cwd, faults);
  const given = { ...dotenv, ...env };
  faults.push(...unknownNames(given));

  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(settings)) {
    const { text, origin } = findValue(name, { env, dotenv, faults });
    origins[name] = origin;
    const parsed = setting.schema.safeParse(text);
    if (parsed.success) values[name] = parsed.data;
    else faults.push(`${name}: ${parsed.error.issues.map((issue) => issue.message).join('; ')}`);
  }
  const key = values['SECRET_KEY'] ?? values['JWT_SECRET_KEY'];
  if (typeof key === 'string' && key.length < 16)
    faults.push('SECRET_KEY: give at least 16 characters; 32 random bytes are best');
  if (values['SMTP_URL'] !== undefined && origins['STEWARD_MAIL_FROM'] === 'default')
    faults.push('STEWARD_MAIL_FROM: SMTP_URL needs it; give the address that mails come from');
  faults.push(...lonelySettings(values));
  if (faults.length > 0) throw new ConfigError(faults);

  const checked = values as Values;
  const dataFolder = resolve(cwd, checked.STEWARD_DATA);
  const secretKey = inDataFolder(dataFolder, () => {
    makeDataFolder(dataFolder);
    return typeof key === 'string' ? key : keptSecret(dataFolder);
  });
  if (typeof key !== 'string') origins['SECRET_KEY'] = 'made once and kept';
  return Object.freeze({
    ...checked,
    dataFolder,
    secretKey,
    filesBases: filesBases(checked, { cwd, dataFolder, home }),
    origins: Object.freeze(origins),
  });
}

/** The configuration for people: each name, its value (secrets as `[secret]`) and where the value came from. */
export function describeConfig(config: Config): { name: string; value: string; origin: Origin }[] {
  return Object.entries(settings).map(([name, setting]) => {
    const value = config[name as keyof typeof settings];
    const shown = value === undefined ? '' : setting.secret ? '[secret]' : String(value);
    return { name, value: shown, origin: config.origins[name] ?? 'default' };
  });
}

/** Settings that say nothing without another one. */
function lonelySettings(values: Record<string, unknown>): string[] {
  const needs = [
    ['STEWARD_AI_BASE_URL', ['STEWARD_AI_MODEL', 'STEWARD_AI_IMAGE_MODEL']],
    ['STEWARD_AI_IMAGE_MODEL', ['STEWARD_AI_BASE_URL']],
    ['STEWARD_AI_SERVICE_URL', ['STEWARD_AI_SERVICE_SECRET']],
  ] as const;
  return needs
    .filter(([name, either]) => values[name] !== undefined && either.every((other) => values[other] === undefined))
    .map(([name, either]) => `${either.join(' or ')}: ${name} needs it`);
}

function readDotenv(cwd: string, faults: string[]): NodeJS.Dict<string> {
  const path = join(cwd, '.env');
  if (!existsSync(path)) return {};
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch (error) {
    faults.push(`.env cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return {};
  }
}

function findValue(
  name: string,
  { env, dotenv, faults }: { env: NodeJS.Dict<string>; dotenv: NodeJS.Dict<string>; faults: string[] },
): { text: string | undefined; origin: Origin } {
  const present = (text: string | undefined) => text !== undefined && text !== '';
  if (present(env[name])) return { text: env[name], origin: 'environment' };
  const file = env[`${name}_FILE`] ?? dotenv[`${name}_FILE`];
  if (present(file) && file !== undefined) {
    try {
      return { text: readFileSync(file, 'utf8').trim(), origin: 'file' };
    } catch {
      faults.push(`${name}_FILE: the file ${file} cannot be read`);
    }
  }
  if (present(dotenv[name])) return { text: dotenv[name], origin: '.env' };
  return { text: undefined, origin: 'default' };
}

/** An unknown STEWARD_… is nearly always a typing error, and one that would otherwise go unnoticed. */
function unknownNames(given: NodeJS.Dict<string>): string[] {
  const known = Object.keys(settings).flatMap((name) => [name, `${name}_FILE`]);
  return Object.keys(given)
    .filter((name) => name.startsWith('STEWARD_') && !known.includes(name))
    .map((name) => {
      const guess = nearest(name, known);
      return `${name} is not a setting of Steward${guess ? `; did you mean ${guess}?` : ''}`;
    });
}

/** A disk that refuses is a fault of the configuration too, told in the same words. */
function inDataFolder<T>(dataFolder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError([`STEWARD_DATA: the folder ${dataFolder} cannot be used: ${reason}`]);
  }
}

function makeDataFolder(dataFolder: string): void {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const mark = join(dataFolder, DATA_FOLDER_MARK);
  if (!existsSync(mark)) writeFileSync(mark, 'Steward keeps its data in this folder. Leave it to Steward.\n');
}

function keptSecret(dataFolder: string): string {
  const path = join(dataFolder, 'secret-key');
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  chmodSync(path, 0o600);
  return readFileSync(path, 'utf8').trim();
}

/** `data/files` always; the home folder too where the program serves only the person at the keyboard. */
function filesBases(
  values: Values,
  { cwd, dataFolder, home }: { cwd: string; dataFolder: string; home: string },
): readonly string[] {
  if (values.STEWARD_FILES_BASES)
    return values.STEWARD_FILES_BASES.split(delimiter)
      .filter(Boolean)
      .map((base) => resolve(cwd, base));
  const own = join(dataFolder, 'files');
  mkdirSync(own, { recursive: true });
  const local = ['127.0.0.1', '::1', 'localhost'].includes(values.HOST);
  return local ? [own, home] : [own];
}
