import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureAppointmentsFiles } from './appointments-files.ts';
import { measureAppointments } from './appointments.ts';
import { measureCreaturesGallery } from './creatures-gallery.ts';
import { measureDrawing } from './drawing.ts';
import { measureCreaturesRedraw } from './creatures-redraw.ts';
import { measureCreaturesFiles } from './creatures-files.ts';
import { measureFiles } from './files.ts';
import { measureHttp } from './http.ts';
import { measureLive } from './live.ts';
import type { Measure } from './measure.ts';
import { measureMoneyExport } from './money-export.ts';
import { measureMoneyOverview } from './money-overview.ts';
import { measureMoneyReport } from './money-report.ts';
import { measureMoneyLists } from './money-lists.ts';
import { measureMoneyImport } from './money-import.ts';
import { measureOperations } from './operations.ts';
import { measurePictures } from './pictures.ts';
import { measureStart } from './start.ts';

/** What is measured small says nothing about speed: these tests only keep the benchmarks from rotting. */
const benchmarks: Readonly<Record<string, Measure>> = {
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

for (const [name, measure] of Object.entries(benchmarks))
  test(`bench/${name}.ts gives figures`, async () => {
    const figures = await measure({ small: true });
    assert.ok(figures.length > 0);
    for (const { what, figure } of figures) assert.match(figure, /[1-9]/, `${what}: ${figure}`);
  });
