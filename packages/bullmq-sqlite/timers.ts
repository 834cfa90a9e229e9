/** Node's timers hold at most this long. */
export const longestTimerMs = 2 ** 31 - 1;
