/** How high an hour is: a quarter is still a target for a mouse. */
export const HOUR_PX = 52;
