import type { MantineColorsTuple } from '@mantine/core';

/**
 * Ten steps of equal perceived lightness in each colour (made in OKLCH), so that the same step always carries the same contrast:
 * white on step 6 and darker, and steps 7 to 9 on step 1, are at least 4.5 : 1 (WCAG AA); so is step 4 and lighter on the dark page.
 */
export const palette = {
  /** Ours: links, buttons, where one is. */
  petrol: [
    '#f2f9fb',
    '#ddf1f7',
    '#bee4ef',
    '#96d2e4',
    '#69bad0',
    '#379cb5',
    '#0f788f',
    '#066174',
    '#064a5a',
    '#06343e',
  ],
  /** What waits for a decision, and the mark of the house. */
  brass: ['#fef7ed', '#fcead0', '#f8d7a4', '#edbf76', '#d7a246', '#b7831f', '#8e6308', '#724f07', '#583c05', '#3e2a05'],
  /** Done, and done well. */
  green: ['#f2faf4', '#dff3e2', '#c1e8c8', '#9dd8a9', '#74c185', '#4ea364', '#347d48', '#296539', '#204d2c', '#17361e'],
  /** Wrong, or not to be taken back. */
  red: ['#fff5f4', '#fee7e4', '#fed0c9', '#ffb0a6', '#fb8579', '#e45950', '#b83833', '#962c27', '#74221d', '#511714'],
  gray: ['#f6f8f9', '#e9eeef', '#d7dee0', '#c0c9cc', '#a3afb3', '#839095', '#606f74', '#4c595e', '#384549', '#253034'],
  dark: ['#e2e9ec', '#c3ccd0', '#9da8ac', '#707d82', '#455257', '#2e3c41', '#1f2c31', '#132025', '#0c171b', '#060f12'],
} satisfies Record<string, MantineColorsTuple>;
