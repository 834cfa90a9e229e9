/**
 * Every figure that README shows, as its table.
 *
 *     npm run bench [-- --small]
 */
import { availableParallelism } from 'node:os';
import { measureAppointmentsFiles } from './appointments-files.ts';
import { measureAppointments } from './appointments.ts';
import { measureCreaturesGallery } from './creatures-gallery.ts';
import { measureDrawing } from './drawing.ts';
import { measureCreaturesRedraw } from './creatures-redraw.ts';
import { measureCreaturesFiles } from './creatures-files.ts';
import { measureFiles } from './files.ts';
import { measureHttp } from './http.ts';
import { measureLive } from './live.ts';
import type { Figure, Measure } from './measure.ts';
import { measureMoneyExport } from './money-export.ts';
import { measureMoneyOverview } from './money-overview.ts';
import { measureMoneyReport } from './money-report.ts';
import { measureMoneyLists } from './money-lists.ts';
import { measureMoneyImport } from './money-import.ts';
import { measureOperations } from './operations.ts';
import { measurePictures } from './pictures.ts';
import { measureStart } from './start.ts';

const BENCHMARKS: Readonly<Record<string, Measure>> = {
  start: measureStart,
  http: measureHttp,
  operations: measureOperations,
  live: measureLive,
  files: measureFiles,
  appointments: measureAppointments,
  'appointments-files': measureAppointmentsFiles,
  drawing: measureDrawing,
  'creatures-redraw': measureCreaturesRedraw,
  'creatures-files': measureCreaturesFiles,
  pictures: measurePictures,
  'creatures-gallery': measureCreaturesGallery,
  'money-import': measureMoneyImport,
  'money-export': measureMoneyExport,
  'money-overview': measureMoneyOverview,
  'money-report': measureMoneyReport,
  'money-lists': measureMoneyLists,
};

const small = process.argv.includes('--small');
console.log(`On ${availableParallelism()} cores, everything on one machine:\n`);
console.log('| what | figure | beside | target | command |\n|---|---|---|---|---|');
for (const [name, measure] of Object.entries(BENCHMARKS))
  for (const figure of await measure({ small })) console.log(row(figure, `node bench/${name}.ts`));

function row({ what, figure, ratio = '', target }: Figure, command: string): string {
  return `| ${what} | ${figure} | ${ratio} | ${target} | \`${command}\` |`;
}
