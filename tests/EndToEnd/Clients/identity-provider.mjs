// Two OpenID Connect providers on loopback, each with keys of its own, and a place to ask for what no honest provider issues.
// It prints its addresses as one line of JSON and lives until its standard input ends.
import { createServer } from 'node:http';
import { createHmac, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { Provider } from 'oidc-provider';

const audience = 'https://altprovision.test';
const scopes = 'altprovision altprovision.mis';
const people = JSON.parse(process.argv[2] ?? '{}');
const clients = ['mis-one', 'mis-two', 'mis-three'];

function makeKey() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { kid: randomUUID(), publicKey, privateKey };
}

function makeProvider(issuer, key) {
  const provider = new Provider(issuer, {
    jwks: { keys: [{ ...key.privateKey.export({ format: 'jwk' }), kid: key.kid, use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['only-a-test'] },
    scopes: ['openid', ...scopes.split(' ')],
    clients: [
      ...clients.map((client_id) => ({
        client_id,
        client_secret: `${client_id}-secret`,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      })),
      {
        client_id: 'ui',
        token_endpoint_auth_method: 'none',
        application_type: 'native',
        grant_types: ['authorization_code'],
        redirect_uris: ['http://127.0.0.1/signed-in', 'http://127.0.0.1/sign-in/callback'],
        post_logout_redirect_uris: ['http://127.0.0.1/'],
        response_types: ['code'],
      },
    ],
    // The page in the browser asks for its token itself.
    clientBasedCORS: () => true,
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({ audience, scope: scopes, accessTokenFormat: 'jwt', accessTokenTTL: 300, jwt: { sign: { alg: 'RS256' } } }),
      },
    },
    ttl: { ClientCredentials: 300, AccessToken: 300, Interaction: 60, Session: 60, Grant: 60, IdToken: 300 },
    extraTokenClaims: (_, token) => people[token.accountId],
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  });
  return { key, callback: provider.callback(), provider };
}

// Signs in whomever the request names by login_hint, and consents: there is no person here to ask.
async function interact(provider, request, response) {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') {
    return provider.interactionFinished(request, response, { login: { accountId: params.login_hint } });
  }
  const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  grant.addOIDCScope(`openid ${scopes}`);
  grant.addResourceScope(audience, scopes);
  return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true });
}

async function start() {
  const host = { current: null, old: null };
  const server = createServer((request, response) => {
    if (request.url.startsWith('/interaction/')) {
      interact(host.current.provider, request, response).catch((error) => response.writeHead(500).end(String(error)));
    } else {
      host.current.callback(request, response);
    }
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  host.issuer = `http://127.0.0.1:${server.address().port}`;
  host.current = makeProvider(host.issuer, makeKey());
  return host;
}

const base64 = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

// A token of the provider's own key, or of one that only the token knows, with any claims and header; null takes one away.
function mint(host, { claims = {}, alg = 'RS256', key = 'current', header = {} }) {
  const now = Math.floor(Date.now() / 1000);
  const signer = key === 'own' ? makeKey() : host[key].key;
  const named = key === 'own' ? { jwk: signer.publicKey.export({ format: 'jwk' }) } : { kid: signer.kid };
  const body = { iss: host.issuer, aud: audience, sub: 'person-0', iat: now, exp: now + 300, jti: randomUUID(), ...claims };
  const unsigned = `${base64({ alg, typ: 'at+jwt', ...named, ...header })}.${base64(body)}`;
  const signature =
    alg === 'HS256'
      ? createHmac('sha256', signer.publicKey.export({ format: 'pem', type: 'spki' })).update(unsigned).digest('base64url')
      : createSign('RSA-SHA256').update(unsigned).sign(signer.privateKey, 'base64url');
  return `${unsigned}.${signature}`;
}

const hosts = [await start(), await start()];
const control = createServer(async (request, response) => {
  let text = '';
  for await (const part of request) {
    text += part;
  }
  const asked = JSON.parse(text);
  const host = hosts[asked.provider ?? 0];
  let answer = '';
  if (request.url === '/rotate') {
    host.old = host.current;
    host.current = makeProvider(host.issuer, makeKey());
  } else if (request.url === '/mint') {
    answer = mint(host, asked);
  }
  response.end(answer);
});
await new Promise((listening) => control.listen(0, '127.0.0.1', listening));
console.log(JSON.stringify({ issuers: hosts.map((host) => host.issuer), control: `http://127.0.0.1:${control.address().port}` }));
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
