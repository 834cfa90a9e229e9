import type { BankTable } from './bank-table.ts';
import { GERMAN_BANKS } from './german-banks.ts';
import { EUROPEAN_BANKS } from './european-banks.ts';
import { ENGLISH_BANKS } from './english-banks.ts';
import { PROGRAMS } from './program-tables.ts';
import { MORE_BANKS } from './more-banks.ts';

export const BANK_TABLES: readonly BankTable[] = [
  ...GERMAN_BANKS,
  ...EUROPEAN_BANKS,
  ...ENGLISH_BANKS,
  ...PROGRAMS,
  ...MORE_BANKS,
];
