import { Client, cacheExchange, fetchExchange, subscriptionExchange } from '@urql/core';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { Events, MUTATION, QUERY, SUBSCRIPTION, assert, check, checkInTime, concern, finish, gate, headers, reconnects, sleep } from './support.mjs';

const socket = createClient({
  url: gate.socketUrl,
  webSocketImpl: WebSocket,
  connectionParams: headers,
  retryAttempts: Infinity,
  retryWait: () => sleep(200),
  // By default it gives up when nobody listens, as while a host restarts.
  shouldRetry: () => true,
});
const client = new Client({
  url: gate.url,
  preferGetMethod: false,
  fetchOptions: { headers },
  exchanges: [
    cacheExchange,
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: (request) => ({ subscribe: (sink) => ({ unsubscribe: socket.subscribe(request, sink) }) }),
    }),
  ],
});
const streaming = new Client({ url: gate.url, fetchOptions: { headers }, fetchSubscriptions: true, exchanges: [fetchExchange] });

await checkInTime('a query', async () => {
  const { data, error } = await client.query(QUERY, {});
  assert(data?.viewer.organisation, `${error}`);
});
await checkInTime('a query by GET', async () => {
  const { data, error } = await client.query(QUERY, {}, { preferGetMethod: 'force', requestPolicy: 'network-only' });
  assert(data?.viewer.organisation, `${error}`);
});
await checkInTime('a mutation with variables', async () => {
  const { data, error } = await client.mutation(MUTATION, concern());
  assert(data?.raiseConcern.concern.id, `${error}`);
});
await checkInTime('an invalid document ends in its errors', async () => {
  const { error } = await client.query('{ nope }', {});
  assert(error.graphQLErrors[0].extensions.code === 'GRAPHQL_VALIDATION_FAILED', `${error}`);
});
await checkInTime('errors of an anonymous caller carry their code', async () => {
  const { error } = await client.query('{ pupils(first: 1) { totalCount } }', {}, { fetchOptions: {} });
  assert(error.graphQLErrors[0].extensions.code === 'UNAUTHENTICATED', `${error}`);
});
await check('a subscription over an event stream', async () => {
  const events = new Events();
  const { unsubscribe } = streaming.subscription(SUBSCRIPTION, {}).subscribe(events.next);
  await events.oneMore();
  unsubscribe();
});
await check('a subscription over a WebSocket outlives lost connections and hosts', async () => {
  const events = new Events();
  const { unsubscribe } = client.subscription(SUBSCRIPTION, {}).subscribe(events.next);
  await reconnects(events);
  unsubscribe();
});

await socket.dispose();
finish();
