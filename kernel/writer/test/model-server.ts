import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a model was asked, as an OpenAI-compatible server gets it. */
export interface Asked {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly response_format?: { readonly type: string };
  /** For a picture: what `POST /images/generations` was sent. */
  readonly image?: Readonly<Record<string, unknown>> & { readonly prompt: string };
  readonly authorization: string | undefined;
}

/** What the server does with one question. */
export type Behaviour = (asked: Asked, reply: ServerResponse) => void | Promise<void>;

export interface ModelServer {
  /** What STEWARD_AI_BASE_URL is set to. */
  readonly url: string;
  readonly asked: readonly Asked[];
  /** One behaviour for each question, the last one for all that follow. */
  behave(...behaviours: Behaviour[]): void;
  close(): Promise<void>;
}

/** A small server that speaks the OpenAI protocol on loopback, and has every fault that one can have. */
export async function startModelServer(...behaviours: Behaviour[]): Promise<ModelServer> {
  let next = behaviours;
  const asked: Asked[] = [];
  const server = createServer((request, reply) => {
    void (async () => {
      const question = await read(request);
      asked.push(question);
      const behaviour = next.length > 1 ? next.shift() : next[0];
      await behaviour?.(question, reply);
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    behave(...behaviours) {
      next = behaviours;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };
}

/** Answers a text in the JSON object that was asked for. */
export const writes =
  (text: string, facts_used: readonly string[] = []): Behaviour =>
  (_asked, reply) =>
    says(JSON.stringify({ text, facts_used }))(_asked, reply);

/** Answers whatever it is given, as a model's message. */
export const says =
  (content: string | null, finish_reason = 'stop'): Behaviour =>
  ({ model }, reply) =>
    json(reply, 200, {
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1_767_225_600,
      model,
      choices: [{ index: 0, finish_reason, message: { role: 'assistant', content } }],
      usage: { prompt_tokens: 200, completion_tokens: 50, total_tokens: 250 },
    });

/** A model that does what anybody tells it, the facts included. */
export const obeysInjection: Behaviour = (asked, reply) => {
  const everything = asked.messages.map(({ content }) => content).join('\n');
  const order = /write (\d+ \w+)/.exec(everything)?.[1] ?? 'nothing';
  return writes(`You have ${order} this week.`, ['appointments'])(asked, reply);
};

export const answersStatus =
  (status: number, headers: Record<string, string> = {}): Behaviour =>
  ({ authorization }, reply) =>
    json(
      reply,
      status,
      { error: { message: `no, ${authorization}`, type: 'error', param: null, code: null } },
      headers,
    );

export const neverAnswers: Behaviour = () => {};

/** Breaks the connection in the middle of the body. */
export const cutsOff: Behaviour = (_asked, reply) => {
  reply.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
  reply.write('{"id":"chatcmpl-1","choices":[{"index":0,"message":{"role":"assi', () => reply.destroy());
};

export const answersHtml: Behaviour = (_asked, reply) => {
  reply.writeHead(200, { 'content-type': 'text/html' });
  reply.end('<!doctype html><title>Welcome to nginx</title><h1>Sign in to the Wi-Fi</h1>');
};

/** Never stops talking. */
export const answersWithoutEnd: Behaviour = (_asked, reply) => {
  reply.writeHead(200, { 'content-type': 'application/json' });
  const more = () => {
    while (!reply.destroyed && reply.write('x'.repeat(65_536)));
  };
  reply.on('drain', more);
  reply.on('error', () => {});
  more();
};

/** Answers a picture, or anything else that is called one. */
export const draws =
  (picture: Uint8Array): Behaviour =>
  (_asked, reply) =>
    json(reply, 200, { created: 1_767_225_600, data: [{ b64_json: Buffer.from(picture).toString('base64') }] });

/** Answers where a picture lies. */
export const sendsAddress =
  (url: string): Behaviour =>
  (_asked, reply) =>
    json(reply, 200, { created: 1_767_225_600, data: [{ url }] });

/** Answers any JSON. */
export const answersJson =
  (body: unknown): Behaviour =>
  (_asked, reply) =>
    json(reply, 200, body);

/** Does not draw what its filter does not like. */
export const filters: Behaviour = ({ authorization }, reply) =>
  json(reply, 400, {
    error: {
      message: `Your request was rejected, ${authorization}`,
      type: 'invalid_request_error',
      code: 'content_policy_violation',
    },
  });

/** Knows nothing of this parameter of a question for a picture. */
export const refusesParameter =
  (name: string, then: Behaviour): Behaviour =>
  (asked, reply) =>
    asked.image?.[name] === undefined ? then(asked, reply) : answersStatus(400)(asked, reply);

/** Knows no JSON schema, as small servers do. */
export const refusesSchema =
  (then: Behaviour): Behaviour =>
  (asked, reply) =>
    asked.response_format?.type === 'json_schema' ? answersStatus(400)(asked, reply) : then(asked, reply);

function json(reply: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  reply.writeHead(status, { 'content-type': 'application/json', ...headers });
  reply.end(JSON.stringify(body));
}

async function read(request: IncomingMessage): Promise<Asked> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  const { authorization } = request.headers;
  if (!request.url?.endsWith('/images/generations')) return { ...(JSON.parse(text) as Asked), authorization };
  const image = JSON.parse(text) as NonNullable<Asked['image']>;
  return { model: String(image['model']), messages: [], image, authorization };
}
