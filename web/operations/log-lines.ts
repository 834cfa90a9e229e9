import type { OperationEvent } from '../api/api.ts';
import { stateOf } from './operation-state.ts';

/** One line of what happened: a change of state, or what the work said of itself. */
export interface LogLine {
  readonly sequence: number;
  readonly at: string;
  readonly level: string;
  readonly message: string;
}

/** The lines with one more event, if it says something new. */
export function withEvent(lines: readonly LogLine[], event: OperationEvent): LogLine[] {
  const last = lines.at(-1);
  const line = lineOf(event);
  if (!line || (last && (last.sequence >= line.sequence || last.message === line.message))) return [...lines];
  return [...lines, line];
}

function lineOf(event: OperationEvent): LogLine | undefined {
  const { sequence, at } = event;
  if (event.type === 'log') return { sequence, at, level: event.level, message: event.message };
  if (event.type === 'progress') return undefined;
  const { operation } = event;
  const { words, tone } = stateOf(operation);
  const why = operation.error ? `: ${operation.error.detail}` : '';
  return { sequence, at, level: tone === 'bad' ? 'error' : 'state', message: `${words}${why}` };
}
