import type { Migration } from '../../../kernel/database/migration.ts';

/** ASCII that stands between words; what is beyond ASCII stays in its word. */
const BETWEEN = ['\n', '\r', '\t', ...Array.from('!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~')];
const OTHERS = { ß: 'ss', ς: 'σ', ı: 'i', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ħ: 'h' };
const MOST_CHARACTERS = 60;

/**
 * Words are found by an index. `search` held folded text, and now holds words; those of rows from before are cut apart here as well as SQL
 * can: what is written without spaces (Chinese, Thai) is found by how it begins, until its appointment changes.
 */
export const appointments0007: Migration = {
  name: 'appointments/0007-words',
  async up({ dialect, createTextIndex, run }) {
    const changes = [...BETWEEN.map((one) => [one.replace("'", "''"), ' ']), ...Object.entries(OTHERS)];
    const words = changes.reduce((text, [one, other]) => `replace(${text}, '${one}', '${other}')`, 'search');
    // PostgreSQL takes no words above 2 kB.
    const short = `regexp_replace(${words}, '([^ ]{${MOST_CHARACTERS}})[^ ]+', '\\1', 'g')`;
    await run(`update appointments set search = ${dialect === 'postgresql' ? short : words}`);
    await createTextIndex('appointments');
  },
};
