import type { Migration } from '../../database/database.ts';

export const identity0001: Migration = {
  name: 'identity/0001-identity',
  async up({ createTable, run }) {
    await createTable('people', {
      id: 'text primary key',
      email: 'text not null',
      email_key: 'text not null unique',
      username: 'text',
      username_key: 'text unique',
      full_name: 'text',
      role: "text not null check (role in ('user', 'admin'))",
      password_hash: 'text',
      time_zone: 'text not null',
      locale: 'text not null',
      created_at: 'text not null',
      updated_at: 'text not null',
      signed_in_at: 'text',
    });
    await createTable('first_person', {
      place: "text primary key check (place = 'first')",
      person_id: 'text not null',
    });
    await createTable('sessions', {
      id: 'text primary key',
      person_id: 'text not null references people (id) on delete cascade',
      client: "text not null check (client in ('web', 'program'))",
      user_agent: 'text',
      address: 'text',
      secret_fingerprint: 'text not null',
      created_at: 'text not null',
      last_used_at: 'text not null',
      expires_at: 'text not null',
      ended_at: 'text',
      end_reason: 'text',
    });
    await run('create index sessions_of_person on sessions (person_id, last_used_at)');
    await createTable('refresh_tokens', {
      token_hash: 'text primary key',
      session_id: 'text not null references sessions (id) on delete cascade',
      expires_at: 'text not null',
      used_at: 'text',
    });
    await run('create index refresh_tokens_of_session on refresh_tokens (session_id)');
    await createTable('socket_tickets', {
      ticket_hash: 'text primary key',
      session_id: 'text not null references sessions (id) on delete cascade',
      expires_at: 'text not null',
    });
    await run('create index socket_tickets_of_session on socket_tickets (session_id)');
    await createTable('signing_keys', {
      kid: 'text primary key',
      salt: 'text not null',
      secret_fingerprint: 'text not null',
      created_at: 'text not null',
      expires_at: 'text',
    });
  },
};
