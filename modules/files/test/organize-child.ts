import { openWorld } from './world.ts';

/** A Steward that somebody is going to kill: applies or undoes one operation in the folder of an earlier world. */
const [folder = '', act = '', id = ''] = process.argv.slice(2);
const world = await openWorld({ folder });
const { status, error } = act === 'apply' ? await world.apply(id) : await world.rollback(id);
if (error) throw new Error(JSON.stringify(error));
process.stdout.write(status);
await world.close({ keep: true });
