import { createHash } from 'node:crypto';
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from '@apollo/client/core';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
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
const through = (link) => new ApolloClient({ cache: new InMemoryCache(), link, defaultOptions: { query: { fetchPolicy: 'network-only' } } });
const http = new HttpLink({ uri: gate.url, headers });
const client = through(
  ApolloLink.split(({ operationType }) => operationType === 'subscription', new GraphQLWsLink(socket), http),
);

await checkInTime('a query', async () => {
  const { data } = await client.query({ query: gql(QUERY) });
  assert(data.viewer.organisation, JSON.stringify(data));
});
await checkInTime('a query by GET', async () => {
  const { data } = await through(new HttpLink({ uri: gate.url, headers, useGETForQueries: true })).query({ query: gql(QUERY) });
  assert(data.viewer.organisation, JSON.stringify(data));
});
await checkInTime('a mutation with variables', async () => {
  const { data } = await client.mutate({ mutation: gql(MUTATION), variables: concern() });
  assert(data.raiseConcern.concern.id, JSON.stringify(data));
});
await checkInTime('a query by its hash falls back to its text', async () => {
  const sha256 = (text) => createHash('sha256').update(text).digest('hex');
  const { data } = await through(ApolloLink.from([new PersistedQueryLink({ sha256 }), http])).query({ query: gql(QUERY) });
  assert(data.viewer.organisation, JSON.stringify(data));
});
await checkInTime('an invalid document ends in its errors', async () => {
  const { error } = await client.query({ query: gql('{ nope }'), errorPolicy: 'all' });
  assert(error.errors[0].extensions.code === 'GRAPHQL_VALIDATION_FAILED', `${error}`);
});
await check('a subscription outlives lost connections and hosts', async () => {
  const events = new Events();
  const subscription = client.subscribe({ query: gql(SUBSCRIPTION) }).subscribe(events);
  await reconnects(events);
  subscription.unsubscribe();
});

client.stop();
await socket.dispose();
finish();
