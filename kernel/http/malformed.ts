import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { httpError } from './http.errors.ts';
import { problemHeaders, problemOf } from './problem.ts';

/** Answers what is not even HTTP, or comes too slowly, while a reply can still be sent. */
export function refuseMalformed(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const told = httpError(
    error.code === 'HPE_HEADER_OVERFLOW'
      ? 'http.headers-too-large'
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? 'http.request-timeout'
        : 'http.bad-request',
  );
  socket.end(rawReply(told, randomUUID()));
}

/** A problem document as bytes on a bare connection, where there is no reply object. */
export function rawReply(told: ReturnType<typeof httpError>, requestId: string, instance?: string): Buffer {
  const body = Buffer.from(JSON.stringify(problemOf(told, requestId, instance)));
  const headers = {
    ...problemHeaders(told),
    'content-length': body.length,
    connection: 'close',
    'x-request-id': requestId,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `HTTP/1.1 ${told.status} ${STATUS_CODES[told.status] ?? ''}\r\n${lines.join('')}\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}
