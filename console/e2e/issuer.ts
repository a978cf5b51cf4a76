import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Another organisation's OpenID provider on loopback: its page asks who one is and believes it, its tokens say so to the
 * server. As strict as a real one: client, code, redirection and verifier have to be those of the attempt.
 */

/** The tenant it may speak for; it says of everybody but `stranger` that they work there. */
export const TENANT = 'worksof';

const CLIENT = 'console-of-the-tests';
const SECRET = randomBytes(24).toString('base64url');

interface Attempt {
  person: string;
  redirect: string;
  challenge: string;
  nonce: string;
}

/** What the server is told of the issuer, as variables of its environment, and how to end it. */
export async function startIssuer() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const attempts = new Map<string, Attempt>();
  let name = '';

  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = (claims: object) => {
    const now = Math.floor(Date.now() / 1000);
    const text = `${part({ alg: 'RS256', typ: 'JWT', kid: 'k' })}.${part({
      iss: name,
      iat: now,
      exp: now + 300,
      ...claims,
    })}`;
    return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`;
  };

  const redeem = (form: URLSearchParams, authorization = '') => {
    const attempt = attempts.get(form.get('code') ?? '');
    attempts.delete(form.get('code') ?? '');
    const verifier = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const known = authorization === `Basic ${Buffer.from(`${CLIENT}:${SECRET}`).toString('base64')}`;
    if (!known || attempt?.challenge !== verifier || attempt.redirect !== form.get('redirect_uri')) return undefined;
    const who = { sub: attempt.person, preferred_username: attempt.person };
    return {
      token_type: 'Bearer',
      id_token: signed({ ...who, aud: CLIENT, nonce: attempt.nonce }),
      access_token: signed({
        ...who,
        aud: 'freehold',
        organisation: attempt.person === 'stranger' ? 'elsewhere' : TENANT,
        roles: ['worker'],
      }),
    };
  };

  const server = createServer(async (request, response) => {
    const address = new URL(request.url ?? '/', name);
    const json = (value: object, status = 200) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    if (address.pathname === '/.well-known/openid-configuration') {
      json({
        issuer: name,
        jwks_uri: `${name}/keys`,
        authorization_endpoint: `${name}/authorize`,
        token_endpoint: `${name}/token`,
      });
    } else if (address.pathname === '/keys') {
      json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', use: 'sig', alg: 'RS256' }] });
    } else if (address.pathname === '/token') {
      const tokens = redeem(await formOf(request), request.headers.authorization);
      json(tokens ?? { error: 'invalid_grant' }, tokens ? 200 : 400);
    } else if (request.method === 'POST') {
      const wish = address.searchParams;
      const code = randomBytes(16).toString('base64url');
      const redirect = wish.get('redirect_uri') ?? '';
      attempts.set(code, {
        person: (await formOf(request)).get('person') ?? '',
        redirect,
        challenge: wish.get('code_challenge') ?? '',
        nonce: wish.get('nonce') ?? '',
      });
      const back = new URL(redirect);
      back.searchParams.set('code', code);
      back.searchParams.set('state', wish.get('state') ?? '');
      response.writeHead(303, { location: back.href }).end();
    } else {
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(
          '<!doctype html><title>Works</title><h1>Works</h1>' +
            '<form method="post"><label>Who are you? <input name="person"></label><button>Go on</button></form>',
        );
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  name = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const one = 'FREEHOLD_IDENTITY_ISSUERS_0_';
  return {
    environment: {
      [`${one}ISSUER`]: name,
      [`${one}AUDIENCE`]: 'freehold',
      [`${one}TENANTS_0`]: TENANT,
      [`${one}CLAIMS_TENANT`]: 'organisation',
      [`${one}CLAIMS_ROLES`]: 'roles',
      [`${one}ROLES_WORKER`]: 'mdsp:core:StandardUser',
      [`${one}SIGNIN_ID`]: 'works',
      [`${one}SIGNIN_NAME`]: 'Works',
      [`${one}SIGNIN_CLIENTID`]: CLIENT,
      [`${one}SIGNIN_CLIENTSECRET`]: SECRET,
    },
    stop: () => server.close(),
  };
}

async function formOf(request: IncomingMessage) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString());
}
