// What the programs share: checks, a gate between client and host that can break connections, and what is asked of the host.
import net from 'node:net';
import { createInterface } from 'node:readline';

const [hostUrl, token, pupilId] = process.argv.slice(2);
const PATIENCE = 20_000;
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

export const headers = { authorization: `Bearer ${token}` };
export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export function assert(condition, message) {
  if (!condition) throw new Error(message);
}

function within(promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no ${what} within ${PATIENCE} ms`)), PATIENCE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Stands between clients and the host: a test can cut all connections, and change the host behind it. */
class Gate {
  #sockets = new Set();
  #target = new URL(hostUrl);
  #server = net.createServer((client) => {
    const host = net.connect(Number(this.#target.port), this.#target.hostname);
    for (const [from, to] of [
      [client, host],
      [host, client],
    ]) {
      this.#sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => this.#sockets.delete(from) && to.destroy());
      from.pipe(to);
    }
  });

  async open() {
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${this.#server.address().port}/graphql`;
    this.socketUrl = this.url.replace('http:', 'ws:');
  }

  cut() {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Asks whoever started this program for another host on the same data. */
  async restartHost() {
    console.log('restart');
    const { value } = await lines.next();
    this.#target = new URL(value);
  }

  close() {
    this.#server.close();
    this.cut();
  }
}

export const gate = new Gate();
await gate.open();

export const QUERY = 'query Viewer { viewer { organisation roles } }';
export const SUBSCRIPTION = 'subscription Concerns { concernRaised { concernId cursor } }';
export const MUTATION =
  'mutation Raise($input: RaiseConcernInput!) { raiseConcern(input: $input) { concern { id } userErrors { code field } } }';
export const concern = (account = 'Raised by a client of the API.') => ({
  input: { pupilId, kind: 'OTHER', severity: 'LOW', account },
});

/** Raises a concern; whoever listens hears of it. */
export async function raise() {
  const response = await fetch(gate.url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ query: MUTATION, variables: concern() }),
  });
  const { data, errors } = await response.json();
  assert(data?.raiseConcern.concern, `the concern was not raised: ${JSON.stringify(errors ?? data)}`);
}

/** What a subscription delivered, in the shape of an observer, and whether it goes on. */
export class Events {
  received = [];
  ended = null;

  next = (result) => this.received.push(result);
  error = (error) => (this.ended = error ?? new Error('an error'));
  complete = () => (this.ended ??= new Error('complete'));

  /** Raises concerns until one more arrives: nobody tells when a subscription stands. */
  async oneMore() {
    const before = this.received.length;
    const end = Date.now() + PATIENCE;
    while (this.received.length === before) {
      assert(!this.ended, `the subscription ended: ${this.ended?.message ?? JSON.stringify(this.ended)}`);
      assert(Date.now() < end, 'no event arrived');
      await raise().catch((error) => {
        // The host is on its way.
        if (!(error instanceof TypeError)) throw error;
      });
      await sleep(500);
    }
    const { data, errors, error } = this.received.at(-1);
    assert(data?.concernRaised.cursor && !errors && !error, `the event is ${JSON.stringify(this.received.at(-1))}`);
  }
}

/** A subscription delivers, also after its connection was lost and after the host was restarted. */
export async function reconnects(events) {
  await events.oneMore();
  gate.cut();
  await events.oneMore();
  await gate.restartHost();
  await events.oneMore();
}

let passed = 0;
let failed = 0;

export async function check(title, run) {
  try {
    await run();
    passed += 1;
    console.log(`ok    ${title}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${title}: ${error.stack}`);
  }
}

export const checkInTime = (title, run) => check(title, () => within(run(), 'answer'));

export function finish() {
  gate.close();
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed ? 1 : 0);
}
