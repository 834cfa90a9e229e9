import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { SMTPServer } from 'smtp-server';

/** A mail as it came over the wire. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
}

/** What the server does with a mail: takes it, refuses it with a code, goes away in the middle of it, or says nothing for ever. */
export type Answer = 'take' | 451 | 550 | 'drop' | 'hang';

export interface MailServer {
  readonly port: number;
  readonly url: string;
  /** What was taken, in order. */
  readonly taken: readonly ReceivedMail[];
  /** Each mail that was begun, taken or not. */
  readonly begun: number;
  /** The most connections that were open at once. */
  readonly mostConnections: number;
  /** Answers to the mails to come, in order; `take` when they run out. */
  answer(...answers: Answer[]): void;
  /** Resolves when so many mails were taken. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
}

/** A real SMTP server on loopback, with the faults that real ones have. It goes away after the test. */
export async function startMailServer(
  t: TestContext,
  { port = 0, password }: { port?: number; password?: string } = {},
): Promise<MailServer> {
  const taken: ReceivedMail[] = [];
  const answers: Answer[] = [];
  let [begun, mostConnections] = [0, 0];
  let came = Promise.withResolvers<void>();
  const server = new SMTPServer({
    disabledCommands: password === undefined ? ['STARTTLS', 'AUTH'] : ['STARTTLS'],
    authOptional: password === undefined,
    allowInsecureAuth: true,
    onConnect(_session, callback) {
      mostConnections = Math.max(mostConnections, server.connections.size);
      callback();
    },
    onAuth(auth, _session, callback) {
      if (auth.password === password) callback(null, { user: auth.username });
      else callback(Object.assign(new Error('wrong password'), { responseCode: 535 }));
    },
    onData(stream, session, callback) {
      const answer = answers.shift() ?? 'take';
      begun += 1;
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (answer === 'drop') for (const connection of server.connections) connection.close();
      });
      stream.once('end', () => {
        if (typeof answer === 'number')
          callback(Object.assign(new Error(`not now: ${answer}`), { responseCode: answer }));
        if (answer !== 'take') return;
        const { mailFrom, rcptTo } = session.envelope;
        taken.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
        });
        callback(null);
        came.resolve();
        came = Promise.withResolvers();
      });
    },
  });
  // What a connection that is cut says of it is of no interest.
  server.on('error', () => undefined);
  const listener = server.listen(port, '127.0.0.1');
  await once(listener, 'listening');
  let closed: Promise<void> | undefined;
  const close = () =>
    (closed ??= new Promise((resolve) => {
      server.close(() => resolve());
      for (const connection of server.connections) connection.close();
    }));
  t.after(close);
  const bound = (listener.address() as AddressInfo).port;
  return {
    port: bound,
    url: `smtp://127.0.0.1:${bound}`,
    taken,
    get begun() {
      return begun;
    },
    get mostConnections() {
      return mostConnections;
    },
    answer: (...next) => void answers.push(...next),
    async until(count) {
      while (taken.length < count) await came.promise;
    },
    close,
  };
}

/** A header's value, unfolded and decoded (RFC 2047); undefined where there is none. */
export function headerOf({ raw }: ReceivedMail, name: string): string | undefined {
  const [head = ''] = raw.split('\r\n\r\n', 1);
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  const line = lines.find((text) => text.toLowerCase().startsWith(`${name.toLowerCase()}: `));
  return line
    ?.slice(name.length + 2)
    .replaceAll(/\?= =\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, way: string, text: string) =>
      way.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString() : fromQuoted(text.replaceAll('_', ' ')),
    );
}

/** The body's text: of the whole mail, or of its first part. */
export function textOf(mail: ReceivedMail): string {
  const boundary = /boundary="([^"]+)"/.exec(headerOf(mail, 'Content-Type') ?? '')?.[1];
  const part = boundary === undefined ? mail.raw : (mail.raw.split(`--${boundary}\r\n`)[1] ?? '');
  const [head = '', ...body] = part.split('\r\n\r\n');
  const text = body.join('\r\n\r\n').replaceAll('\r\n', '\n');
  const encoding = /^content-transfer-encoding: (\S+)$/im.exec(head)?.[1]?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString();
  return encoding === 'quoted-printable' ? fromQuoted(text.replaceAll('=\n', '')) : text;
}

function fromQuoted(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
