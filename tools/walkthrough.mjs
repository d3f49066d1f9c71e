// Runs docs/walkthrough.md against a running host: every block is sent as it stands there, and what it promises is checked.
//
//   node tools/walkthrough.mjs [--url URL] [--tokens FILE] [--story FILE]
//
// FILE holds lines "person: token", as `dotnet run --project src/Host -- token` prints them; without it that command is run. --story reads another file than docs/walkthrough.md.
// A block is GraphQL, or HTTP: a line with method and path, headers, an empty line, the body. Comments in it say who sends it and what has to come back:
//   # as head                       the demo person whose token is used
//   # expect a.b[0].c = JSON        the value at that place; "~ text" instead of "= JSON": it contains the text
//   # save name = a.b[key=JSON].c   remembered for {{name}}; a filter in brackets takes the first entry that fits
//   # clock {{name}}                moves the host's development clock to that day before the block is sent
//   # deliver 200 to head not tutor measures: the block is sent that often, with {{n}} counting, while these people listen
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const options = readOptions(process.argv.slice(2));
const url = options.url ?? "http://localhost:5080";
const tokens = readTokens();
const saved = { today: await today() };
saved.monday = await nextMondayInTerm();

const steps = [...readFileSync(options.story ?? join(root, "docs/walkthrough.md"), "utf8").matchAll(/^## (.+)$|^```(graphql|http)\n([\s\S]*?)^```$/gm)];
for (const [, title, language, block] of steps) {
  if (title) console.log(`\n${title}`);
  else await run(language, block);
}
console.log("\nThe walkthrough is true.");
process.exit(0);

async function run(language, block) {
  const text = block.replace(/{{([^}]+)}}/g, (_, name) => (name === "n" ? "{{n}}" : day(name)));
  const notes = [...text.matchAll(/^# (as|expect|save|clock|deliver) (.+)$/gm)].map(([, kind, rest]) => [kind, rest.trim()]);
  const query = text.replace(/^# (as|expect|save|clock|deliver) .+\n/gm, "");
  const person = notes.find(([kind]) => kind === "as")?.[1] ?? fail("a block does not say who sends it", block);
  for (const [kind, rest] of notes) if (kind === "clock") await moveClock(rest, person);
  const data = language === "http" ? await exchange(query, person) : await ask(query, person, notes);
  for (const [kind, rest] of notes) {
    if (kind === "expect") expect(data, rest, query);
    if (kind === "save") save(data, rest, query);
  }
}

async function ask(query, person, notes) {
  const deliver = notes.find(([kind]) => kind === "deliver")?.[1];
  const response = deliver ? await measure(query, person, deliver) : await send(query, person);
  if (response.errors) fail(JSON.stringify(response.errors, null, 2), query);
  return response.data;
}

async function send(query, person) {
  const headers = { "content-type": "application/json", authorization: bearer(person, query) };
  return (await fetch(`${url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query }) })).json();
}

async function exchange(text, person) {
  const [head, body] = text.trim().split(/\n\n([\s\S]*)/);
  const [first, ...lines] = head.split("\n");
  const [method, path] = first.split(" ");
  const headers = Object.fromEntries(lines.map((line) => line.split(/: (.*)/)));
  const response = await fetch(`${url}${path}`, { method, headers: { ...headers, authorization: bearer(person, text) }, body });
  return { status: response.status, body: await response.text() };
}

function bearer(person, query) {
  return `Bearer ${tokens[person] ?? fail(`no token of ${person}`, query)}`;
}

// A name, or a name and a number of days: {{start + 42 days}}.
function day(expression) {
  const [, name, days] = /^(\w+)(?: \+ (\d+) days)?$/.exec(expression.trim()) ?? fail(`cannot read {{${expression}}}`, "");
  const value = saved[name] ?? fail(`nothing is saved as ${name}`, expression);
  if (!days) return value;
  const date = new Date(`${value}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + Number(days));
  return date.toISOString().slice(0, 10);
}

function at(data, path) {
  const parts = path.match(/[A-Za-z_]\w*|\[\d+\]|\[[^\]]+?=[^\]]*\]?\]/g);
  return parts.reduce((value, part) => {
    if (value === undefined || value === null) return value;
    if (!part.startsWith("[")) return value[part];
    const inside = part.slice(1, -1);
    if (/^\d+$/.test(inside)) return value[Number(inside)];
    const [key, json] = [inside.slice(0, inside.indexOf("=")), inside.slice(inside.indexOf("=") + 1)];
    return value.find((entry) => JSON.stringify(at(entry, key)) === json);
  }, data);
}

function expect(data, rule, query) {
  const [, path, how, wanted] = /^(.+?) ([=~]) (.+)$/.exec(rule) ?? fail(`cannot read "expect ${rule}"`, query);
  const found = at(data, path);
  const good = how === "~" ? JSON.stringify(found ?? null).includes(wanted) : JSON.stringify(found ?? null) === JSON.stringify(JSON.parse(wanted));
  if (!good) fail(`expected ${rule}, found ${JSON.stringify(found)}\n${JSON.stringify(data, null, 2)}`, query);
  console.log(`  ${path}: ${short(found)}`);
}

function save(data, rule, query) {
  const [, name, path] = /^(\w+) = (.+)$/.exec(rule) ?? fail(`cannot read "save ${rule}"`, query);
  saved[name] = at(data, path) ?? fail(`there is nothing at ${path}\n${JSON.stringify(data, null, 2)}`, query);
}

async function moveClock(date, person) {
  const response = await fetch(`${url}/development/clock`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${tokens[person]}` },
    body: JSON.stringify({ today: date }),
  });
  if (!response.ok) fail(`the clock does not move to ${date}: ${await response.text()}`, "");
  saved.today = date;
  console.log(`  It is ${date}.`);
}

async function today() {
  return (await (await fetch(`${url}/development/clock`)).json()).today;
}

// The walkthrough moves the clock forward only, so it begins ahead.
async function nextMondayInTerm() {
  const query = `{ schoolDays(of: { laCode: "999" }, from: "${day("today + 1 days")}", to: "${day("today + 70 days")}") { days { date isSchoolDay } } }`;
  const response = await send(query, "head");
  const days = response.data?.schoolDays.days ?? fail(JSON.stringify(response), query);
  return days.find(({ date, isSchoolDay }) => isSchoolDay && new Date(`${date}T12:00:00Z`).getUTCDay() === 1).date;
}

// Raise to delivery over real WebSockets: every listener has to get each one, the others none.
async function measure(query, person, rule) {
  const [, count, listeners, others] = /^(\d+) to (.+) not (.+)$/.exec(rule) ?? fail(`cannot read "deliver ${rule}"`, query);
  const arrivals = new Map();
  const unwanted = [];
  const sockets = [];
  for (const name of listeners.split(" ")) {
    sockets.push(await listen(name, (id) => arrivals.set(`${name} ${id}`, performance.now())));
  }
  for (const name of others.split(" ")) sockets.push(await listen(name, (id) => unwanted.push(`${name} ${id}`)));

  let response;
  const times = [];
  for (let n = 0; n < Number(count); n++) {
    const raised = performance.now();
    response = await send(query.replaceAll("{{n}}", String(n)), person);
    if (response.errors || response.data.raiseConcern.userErrors.length) return response;
    for (const name of listeners.split(" ")) {
      const key = `${name} ${response.data.raiseConcern.concern.id}`;
      while (!arrivals.has(key)) {
        if (performance.now() - raised > 10_000) fail(`a concern did not reach ${name} within 10 s`, query);
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      times.push(arrivals.get(key) - raised);
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 1000));
  if (unwanted.length) fail(`a concern reached somebody who must not get it: ${unwanted[0]}`, query);
  for (const socket of sockets) socket.close();
  times.sort((a, b) => a - b);
  const percentile = (p) => times[Math.min(times.length - 1, Math.floor(times.length * p))].toFixed(0);
  console.log(`  ${times.length} deliveries: p50 ${percentile(0.5)} ms, p99 ${percentile(0.99)} ms from raise to screen; nobody else got one.`);
  return response;
}

function listen(person, onConcern) {
  const socket = new WebSocket(`${url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
  const subscription = "subscription { concernRaised { concernId } }";
  return new Promise((resolve, reject) => {
    socket.onerror = () => reject(new Error(`${person} cannot connect`));
    socket.onopen = () => socket.send(JSON.stringify({ type: "connection_init", payload: { authorization: `Bearer ${tokens[person]}` } }));
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      if (message.type === "ping") socket.send(JSON.stringify({ type: "pong" }));
      if (message.type === "connection_ack") {
        socket.send(JSON.stringify({ id: "1", type: "subscribe", payload: { query: subscription } }));
        // A refused subscription is an answer too: that person gets nothing, as it should be.
        setTimeout(() => resolve(socket), 300);
      }
      if (message.type === "next") onConcern(message.payload.data.concernRaised.concernId);
    };
  });
}

function readOptions(args) {
  const read = {};
  for (let i = 0; i < args.length; i += 2) read[args[i].replace(/^--/, "")] = args[i + 1];
  return read;
}

function readTokens() {
  const text = options.tokens
    ? readFileSync(options.tokens, "utf8")
    : execFileSync("dotnet", ["run", "--project", join(root, "src/Host"), "-c", "Release", "--", "token"], {
        encoding: "utf8",
        env: { ASPNETCORE_ENVIRONMENT: "Development", AltProvision__Postgres__DataFolder: join(root, ".data/postgres"), ...process.env },
      });
  return Object.fromEntries([...text.matchAll(/^([\w-]+): (\S+)$/gm)].map(([, person, token]) => [person, token]));
}

function short(value) {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text?.length > 160 ? `${text.slice(0, 160)}…` : text;
}

function fail(message, query) {
  console.error(`\n${message}\n\n${query}`);
  process.exit(1);
}
