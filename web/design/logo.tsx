import classes from './design.module.css';

/** Two arcs that turn back on each other, do and undo, in the S of Steward. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden focusable={false}>
      <rect width="32" height="32" rx="9" fill="#10414f" />
      <path
        d="M21.6 11.2A5.4 5.4 0 0 0 16.4 7h-.9a4.5 4.5 0 0 0 0 9h.5"
        fill="none"
        stroke="#edbf76"
        strokeWidth="3.2"
        strokeLinecap="round"
      />
      <path
        d="M10.4 20.8A5.4 5.4 0 0 0 15.6 25h.9a4.5 4.5 0 0 0 0-9h-.5"
        fill="none"
        stroke="#69bad0"
        strokeWidth="3.2"
        strokeLinecap="round"
      />
    </svg>
  );
}

export function Wordmark() {
  return (
    <span className={classes.wordmark}>
      <Mark size={34} />
      <span>Steward</span>
    </span>
  );
}
