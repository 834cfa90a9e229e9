import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { startApp } from '../../../../test/app.ts';
import { settled } from '../../../../test/person.ts';
import type { OperationReply, Person } from '../../../../test/person.ts';
import type { Account } from '../../money.schema.ts';

export interface PlanItem {
  readonly position: number;
  readonly action: string;
  readonly subject: string;
  readonly target: string | null;
  readonly state: string;
  readonly reason: string | null;
}

/** A Steward with Ada and her current account, and what tests of imports do again and again. */
export async function importWorld(t: TestContext, options: Parameters<typeof startApp>[1] = {}) {
  const app = await startApp(t, options);
  const ada = await app.signUp('ada');
  const { id: owner_id } = await ada.call<{ id: string }>('GET', '/api/v1/auth/me');
  const account = (given: Record<string, unknown> = {}, person: Person = ada) =>
    person.call<Account>('POST', '/api/v1/accounts', { name: 'Current account', currency: 'EUR', ...given }, 201);

  /** Sends a file, or what `path` says. */
  const send = async (
    file: string | Uint8Array,
    {
      person = ada,
      query = {},
      status = 202,
      path = '/imports',
    }: { person?: Person; query?: Record<string, string>; status?: number; path?: string } = {},
  ) => {
    const asked = new URLSearchParams({ ...(path === '/imports' ? { dry_run: 'true' } : {}), ...query });
    const reply = await fetch(`${app.url}/api/v1${path}?${asked.toString()}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${person.token}`, 'content-type': 'application/octet-stream' },
      body: typeof file === 'string' ? file : Buffer.from(file),
    });
    const body = (await reply.json()) as Record<string, unknown> & {
      operation_id: string;
      upload_id: string;
      code: string;
      detail: string;
    };
    assert.equal(reply.status, status, JSON.stringify(body));
    return body;
  };
  const settle = (operation_id: string, person: Person = ada) => settled(person, operation_id);
  const done = async (operation_id: string, act: 'apply' | 'rollback', body: object = {}): Promise<OperationReply> => {
    await ada.call('POST', `/api/v1/operations/${operation_id}/${act}`, act === 'apply' ? body : undefined);
    return settle(operation_id);
  };
  const preview = async (file: string | Uint8Array, query: Record<string, string> = {}): Promise<OperationReply> => {
    const settledOne = await settle((await send(file, { query })).operation_id);
    assert.equal(settledOne.status, 'completed', JSON.stringify(settledOne));
    return settledOne;
  };
  return {
    ...{ app, ada, owner_id, account, send, settle, done, preview },
    database: app.database,
    /** A preview of files that are sent one by one, or of what `body` says. */
    async previewOf(body: Record<string, unknown>): Promise<OperationReply> {
      const { operation_id } = await ada.call<{ operation_id: string }>('POST', '/api/v1/imports', {
        dry_run: true,
        ...body,
      });
      return settle(operation_id);
    },
    async bring(file: string | Uint8Array, query: Record<string, string> = {}): Promise<OperationReply> {
      return done((await preview(file, query)).operation_id, 'apply');
    },
    async plan(operation_id: string): Promise<PlanItem[]> {
      const { items } = await ada.call<{ items: PlanItem[] }>(
        'GET',
        `/api/v1/operations/${operation_id}/plan?limit=200`,
      );
      return items;
    },
    /** Day, amount and payee of everything that is not in the trash, in order. */
    async rows(account_id?: string): Promise<string[]> {
      const rows = await app.database.read
        .selectFrom('transactions')
        .select(['date', 'amount_minor', 'payee'])
        .where('owner_id', '=', owner_id)
        .where('deleted_at', 'is', null)
        .$if(account_id !== undefined, (query) => query.where('account_id', '=', account_id ?? ''))
        .execute();
      return rows.map(({ date, amount_minor, payee }) => `${date} ${amount_minor} ${payee}`).toSorted();
    },
  };
}

export interface Booking {
  readonly date: string;
  /** `-12.34` */
  readonly amount: string;
  readonly payee: string;
  readonly memo?: string;
  readonly id?: string;
}

/** A table as a bank writes it. */
export function csvOf(bookings: readonly Booking[]): string {
  const lines = bookings.map(({ date, amount, payee, memo = '' }) =>
    [date, payee, memo, amount].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','),
  );
  return ['Date,Payee,Memo,Amount', ...lines, ''].join('\r\n');
}

/** OFX 1.x as a bank writes it. */
export function ofxOf(
  bookings: readonly Booking[],
  {
    number = 'DE02120300000000202051',
    currency = 'EUR',
    closing,
  }: { number?: string; currency?: string; closing?: { date: string; amount: string } } = {},
): string {
  const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const entries = bookings.map(
    ({ date, amount, payee, memo = '', id }) =>
      `<STMTTRN><TRNTYPE>OTHER<DTPOSTED>${date.replaceAll('-', '')}<TRNAMT>${amount}${id === undefined ? '' : `<FITID>${id}`}<NAME>${escape(payee)}${memo === '' ? '' : `<MEMO>${escape(memo)}`}</STMTTRN>`,
  );
  const balance = closing
    ? `<LEDGERBAL><BALAMT>${closing.amount}<DTASOF>${closing.date.replaceAll('-', '')}</LEDGERBAL>`
    : '';
  return `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:UTF-8\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>${currency}<BANKACCTFROM><BANKID>1<ACCTID>${number}<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST>${entries.join('\n')}</BANKTRANLIST>${balance}</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;
}
