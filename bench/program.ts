import { keepCompiled } from '../keep-compiled.ts';

/** Steward with the modules that benchmarks need beside its own: `main.ts start`, without the command line. */
keepCompiled();
const { createApp } = await import('../app.ts');
const { loadConfig } = await import('../kernel/config/config.ts');
const { createLog } = await import('../kernel/log/log.ts');
const { modules } = await import('../modules/modules.ts');
const { remindersModule } = await import('../examples/reminders/module.ts');
const { benchModule } = await import('./bench-kinds.ts');

const config = loadConfig({ cwd: process.cwd() });
const app = await createApp({
  config,
  role: 'start',
  log: createLog({ level: config.STEWARD_LOG_LEVEL, pretty: false }),
  modules: [...modules, remindersModule, benchModule],
  thread: new URL('thread.ts', import.meta.url),
});
console.log(`Steward is at ${await app.start()}, on SQLite in ${config.dataFolder}.`);
process.once('SIGTERM', () => void app.stop());
