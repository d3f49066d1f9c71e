import { auditServer } from 'graphql-http';
import { assert, check, finish, gate, headers } from './support.mjs';

const fetchFn = (url, init) => fetch(url, { ...init, headers: { ...init?.headers, ...headers } });

for (const { name, status, reason } of await auditServer({ url: gate.url, fetchFn })) {
  await check(name, async () => assert(status === 'ok' || (status === 'notice' && name.startsWith('MAY')), `${status}: ${reason}`));
}

finish();
