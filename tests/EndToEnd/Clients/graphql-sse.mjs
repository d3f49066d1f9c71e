import { createClient } from 'graphql-sse';
import { Events, MUTATION, QUERY, SUBSCRIPTION, assert, check, checkInTime, concern, finish, gate, headers, reconnects, sleep } from './support.mjs';

const client = createClient({ url: gate.url, headers, retryAttempts: Infinity, retry: () => sleep(200) });

async function ask(payload) {
  const results = [];
  for await (const result of client.iterate(payload)) results.push(result);
  assert(results.length === 1, `${results.length} results`);
  return results[0];
}

await checkInTime('a query', async () => {
  const { data } = await ask({ query: QUERY });
  assert(data.viewer.organisation, JSON.stringify(data));
});
await checkInTime('a mutation with variables', async () => {
  const { data } = await ask({ query: MUTATION, variables: concern() });
  assert(data.raiseConcern.concern.id, JSON.stringify(data));
});
await checkInTime('an invalid document is a result with its errors', async () => {
  const { errors } = await ask({ query: '{ nope }' });
  assert(errors[0].extensions.code === 'GRAPHQL_VALIDATION_FAILED', JSON.stringify(errors));
});
await check('a subscription outlives lost connections and hosts', async () => {
  const events = new Events();
  const stop = client.subscribe({ query: SUBSCRIPTION }, events);
  await reconnects(events);
  stop();
});

client.dispose();
finish();
