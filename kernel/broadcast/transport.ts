import type { Log } from '../log/log.ts';

/** Carries texts to every other thread and process of one Steward. May hand the sender its own texts back. */
export interface Transport {
  /** Best effort: a text that cannot be sent now is dropped, and the fault logged. */
  send(text: string): void;
  close(): Promise<void>;
}

export interface TransportOptions {
  readonly log: Log;
  readonly receive: (text: string) => void;
}
