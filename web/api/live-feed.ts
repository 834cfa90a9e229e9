import { api } from './client.ts';
import { ask } from './problem.ts';

const FIRST_RETRY_MS = 400;
const LONGEST_RETRY_MS = 15_000;

/** What a socket says: first a snapshot, then events; those with a sequence number are where it goes on from. */
interface SnapshotHead {
  readonly type: 'snapshot';
  readonly sequence: number;
}
interface EventHead {
  readonly type: string;
  readonly sequence?: number;
}

export interface FeedListener<Snapshot extends SnapshotHead, Event extends EventHead> {
  /** The state of everything at `snapshot.sequence`. */
  onSnapshot(snapshot: Snapshot): void;
  /** `past`: it happened before the snapshot, while nobody listened; the snapshot knows its outcome already. */
  onEvent(event: Event, options: { past: boolean }): void;
  onConnection?(connected: boolean): void;
}

/**
 * Follows one of my sockets for as long as the app lives. A lost connection is taken up where it was (`?after=`), after a pause that
 * doubles, or at once when the network or the person comes back. Returns what ends it.
 */
export function openLiveFeed<Snapshot extends SnapshotHead, Event extends EventHead>(
  path: string,
  { onSnapshot, onEvent, onConnection }: FeedListener<Snapshot, Event>,
): () => void {
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let last: number | undefined;
  let snapshotAt = 0;
  let closed = false;

  async function connect(): Promise<void> {
    timer = undefined;
    try {
      const { ticket } = await ask(api.POST('/api/v1/auth/ws-ticket'));
      if (!closed) listen(new WebSocket(address(path, last), ['steward', `ticket.${ticket}`]));
    } catch {
      retry();
    }
  }

  function listen(opened: WebSocket): void {
    socket = opened;
    opened.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const message = JSON.parse(data) as Snapshot | Event;
      failures = 0;
      if (isSnapshot(message)) {
        snapshotAt = message.sequence;
        last ??= message.sequence;
        onConnection?.(true);
        onSnapshot(message);
      } else {
        const at = message.sequence ?? Number.POSITIVE_INFINITY;
        if (message.sequence !== undefined) last = Math.max(last ?? 0, message.sequence);
        onEvent(message, { past: at <= snapshotAt });
      }
    });
    opened.addEventListener('close', () => {
      socket = undefined;
      retry();
    });
  }

  function retry(): void {
    if (closed) return;
    onConnection?.(false);
    const pause = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures) * (0.75 + Math.random() / 2);
    failures += 1;
    timer = setTimeout(() => void connect(), pause);
  }

  function hurry(): void {
    if (timer === undefined || document.visibilityState === 'hidden') return;
    clearTimeout(timer);
    void connect();
  }

  window.addEventListener('online', hurry);
  document.addEventListener('visibilitychange', hurry);
  void connect();
  return () => {
    closed = true;
    clearTimeout(timer);
    window.removeEventListener('online', hurry);
    document.removeEventListener('visibilitychange', hurry);
    socket?.close();
  };
}

function isSnapshot<Snapshot extends SnapshotHead>(message: Snapshot | EventHead): message is Snapshot {
  return message.type === 'snapshot';
}

function address(path: string, after: number | undefined): URL {
  const url = new URL(path, window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  if (after !== undefined) url.searchParams.set('after', String(after));
  return url;
}
