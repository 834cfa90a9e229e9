/**
 * The long run: Steward killed with SIGKILL at random moments, at least 50 times.
 *
 * usage: npm run soak -- [ROUNDS] [FILES] [SEED]     one round is two kills
 */
import { killRounds } from '../test/kill-rounds.ts';

const [rounds = '25', files = '20000', seed = String(Math.floor(Math.random() * 2 ** 31))] = process.argv.slice(2);

const started = Date.now();
const report = await killRounds({
  rounds: Number(rounds),
  files: Number(files),
  seed: Number(seed),
  say: (line) => process.stdout.write(`${line}\n`),
});
process.stdout.write(`${JSON.stringify({ ...report, seconds: Math.round((Date.now() - started) / 1000) })}\n`);
