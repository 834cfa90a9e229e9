import { basename, dirname } from 'node:path';
import { faultAt } from './fault.ts';
import type { Fault } from './fault.ts';
import { KERNEL_ORDER, SECOND_DOORS, SOLE_IMPORTERS, isHall, isIn, isOutside, isTest } from './plan.ts';
import type { Reference, SourceFile } from './source-file.ts';

/** From outside a folder you import its door, the file that bears its name, and nothing else. */
export function checkDoor(file: SourceFile, { file: target }: Reference): string | undefined {
  if (target === undefined || SECOND_DOORS.includes(target)) return undefined;
  const entered = foldersEntered(file.path, target);
  const outermost = entered[0];
  if (outermost === undefined) return undefined;
  const door = `${outermost}/${basename(outermost)}`;
  if (target === `${door}.ts` || target === `${door}.tsx`) return undefined;
  const listsModules = file.path === 'modules/modules.ts' || file.path === 'bench/program.ts';
  if (listsModules && target === `${outermost}/module.ts`) return undefined;
  if (isIn(file.path, ['web']) && /^(web|(modules|examples)\/[^/]+\/web)\/([^/]+\/)?routes\.tsx$/.test(target))
    return undefined;
  // Migrations stand in a list beside them; each file is a step, not a room.
  if (/\/migrations\/\d{4}-[^/]+\.ts$/.test(target) && dirname(dirname(target)) === dirname(file.path))
    return undefined;
  // The example is tried out where it stands, by tests and tools that put it into an app.
  if (isOutside(file.path) && /^(modules|examples)\/[^/]+\/module\.ts$/.test(target)) return undefined;
  return `imports ${target}; the door is ${door}.ts`;
}

/** The folders with doors that contain `to` but not `from`, outermost first. */
function foldersEntered(from: string, to: string): string[] {
  const folders: string[] = [];
  for (let folder = dirname(to); !isHall(folder) && !isIn(from, [folder]); folder = dirname(folder))
    folders.unshift(folder);
  return folders;
}

export function checkKernelOrder(file: SourceFile, { file: target }: Reference): string | undefined {
  const [part, other] = [kernelPart(file.path), target === undefined ? undefined : kernelPart(target)];
  if (part === undefined || other === undefined || part === other || isTest(file.path)) return undefined;
  if (!KERNEL_ORDER.includes(part)) return `kernel/${part} has no place in the kernel's order (scripts/house/plan.ts)`;
  if (KERNEL_ORDER.indexOf(other) < KERNEL_ORDER.indexOf(part)) return undefined;
  return `kernel/${part} stands below kernel/${other} and must not know it`;
}

function kernelPart(path: string): string | undefined {
  return /^kernel\/([^/]+)\//.exec(path)?.[1];
}

/** Which halls may know which. The browser knows of the server only through the API. */
export function checkLayers(file: SourceFile, { file: target }: Reference): string | undefined {
  if (target === undefined || isOutside(file.path)) return undefined;
  const hall = hallOf(file.path);
  const other = hallOf(target);
  if (isOutside(target)) return `the program does not import ${target}`;
  if (hall === 'packages' && target.split('/')[1] !== file.path.split('/')[1]) return 'a package knows only itself';
  if (hall === 'kernel' && !['kernel', 'packages'].includes(other)) return `the kernel knows nothing of ${target}`;
  const screen = isIn(file.path, ['web']) || /^(modules|examples)\/[^/]+\/web\//.test(file.path);
  if (screen && ['kernel', 'packages', 'commands', '.'].includes(other))
    return `a screen runs in the browser; it does not import ${target}`;
  if (hall === 'modules' && !screen && other === 'web') return 'a rule of a module knows no screen';
  if (hall === 'modules' && ['commands', '.'].includes(other)) return `a module knows nothing of ${target}`;
  return undefined;
}

/** A module imports the modules that its `module.ts` names, and no others. */
export function checkNeeds(files: readonly SourceFile[]): Fault[] {
  const needs = new Map(files.map(({ path, needs: named }) => [path, named]));
  return files.flatMap((file) => {
    const own = moduleOf(file.path);
    if (own === undefined || isTest(file.path)) return [];
    return file.references.flatMap(({ file: target, line }) => {
      const other = target === undefined ? undefined : moduleOf(target);
      if (other === undefined || other === own || needs.get(`${own}/module.ts`)?.includes(basename(other))) return [];
      return [faultAt(file, line, 'needs', `imports ${other} without naming it: needs: ['${basename(other)}']`)];
    });
  });
}

function moduleOf(path: string): string | undefined {
  return /^(?:modules|examples)\/[^/]+(?=\/)/.exec(path)?.[0];
}

/** No file reaches itself again, types included. Each circle is told once, from its first file. */
export function checkCycles(files: readonly SourceFile[]): Fault[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const faults: Fault[] = [];
  const visit = (file: SourceFile, trail: readonly string[]) => {
    if (done.has(file.path)) return;
    for (const { file: target, line } of file.references) {
      const next = target === undefined ? undefined : byPath.get(target);
      if (!next || next === file) continue;
      const start = [...trail, file.path].indexOf(next.path);
      if (start >= 0)
        faults.push(faultAt(file, line, 'cycles', [...[...trail, file.path].slice(start), next.path].join(' → ')));
      else visit(next, [...trail, file.path]);
    }
    done.add(file.path);
  };
  for (const file of files) visit(file, []);
  return faults;
}

export function checkSoleImporter(file: SourceFile, { package: name }: Reference): string | undefined {
  if (name === undefined || isOutside(file.path)) return undefined;
  const claim = SOLE_IMPORTERS.find(({ packages }) => packages.test(name));
  return claim && !isIn(file.path, claim.rooms) ? `only ${claim.rooms.join(' and ')} may import ${name}` : undefined;
}

const hallOf = (path: string) => (path.includes('/') ? (path.split('/')[0] ?? '.') : '.');
