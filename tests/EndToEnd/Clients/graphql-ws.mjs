import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { Events, MUTATION, QUERY, SUBSCRIPTION, assert, check, checkInTime, concern, finish, gate, headers, reconnects, sleep } from './support.mjs';

const connect = (options = {}) =>
  createClient({
    url: gate.socketUrl,
    webSocketImpl: WebSocket,
    connectionParams: headers,
    retryAttempts: Infinity,
    retryWait: () => sleep(200),
    // By default it gives up when nobody listens, as while a host restarts.
    shouldRetry: () => true,
    ...options,
  });
const client = connect();

async function ask(payload) {
  for await (const result of client.iterate(payload)) return result;
}

await checkInTime('a query', async () => {
  const { data } = await ask({ query: QUERY });
  assert(data.viewer.organisation, JSON.stringify(data));
});
await checkInTime('a mutation with variables', async () => {
  const { data } = await ask({ query: MUTATION, variables: concern() });
  assert(data.raiseConcern.concern.id, JSON.stringify(data));
});
await checkInTime('a refusal that the caller can act on is data', async () => {
  const { data } = await ask({ query: MUTATION, variables: concern('') });
  assert(data.raiseConcern.userErrors.length > 0, JSON.stringify(data));
});
await checkInTime('an invalid document ends in its errors', async () => {
  const errors = await ask({ query: '{ nope }' }).catch((errors) => errors);
  assert(errors[0].extensions.code === 'GRAPHQL_VALIDATION_FAILED', JSON.stringify(errors));
});
await checkInTime('a token that is not believed is told by the close code', async () => {
  const other = connect({ connectionParams: { authorization: 'Bearer nonsense' }, retryAttempts: 0 });
  const close = await other.iterate({ query: QUERY }).next().catch((close) => close);
  assert(close.code === 4403, JSON.stringify(close));
});
await check('a subscription outlives lost connections and hosts', async () => {
  const events = new Events();
  const stop = client.subscribe({ query: SUBSCRIPTION }, events);
  await reconnects(events);
  stop();
});

await client.dispose();
finish();
