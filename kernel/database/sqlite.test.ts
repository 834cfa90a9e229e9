import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silent } from '../log/log.ts';
import { databaseConformance } from './database.conformance.ts';
import { openDatabase } from './database.ts';

databaseConformance('SQLite keeps what a database promises', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'steward-database-'));
  return {
    open: () => openDatabase({ dataFolder, log: silent }),
    drop: () => rm(dataFolder, { recursive: true }),
  };
});
