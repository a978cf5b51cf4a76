import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Makes tenants with assets and samples, through the public API like any client. */

export const url = () => process.env.FREEHOLD_E2E_URL ?? '';

export interface Person {
  userName: string;
  password: string;
}

export interface Tenant {
  id: string;
  sharingId: string;
  person: Person;
  token: string;
}

async function call(method: string, path: string, headers: Record<string, string>, body?: unknown) {
  const answer = await fetch(url() + path, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text ? JSON.parse(text) : undefined;
}

async function tokenOf(client: { clientId: string; clientSecret: string }): Promise<string> {
  const answer = await fetch(`${url()}/oauth/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${client.clientId}:${client.clientSecret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
  return (await answer.json()).access_token;
}

const random = (letters: number) =>
  [...randomBytes(letters)].map((byte) => 'abcdefghijklmnopqrstuvwxyz'[byte % 26]).join('');

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** With somebody who has a password already, they are administrator of both. */
export async function foundTenant(id = random(8), known?: Person): Promise<Tenant> {
  const home = process.env.FREEHOLD_E2E_HOME ?? '';
  const operator = bearer(await tokenOf(JSON.parse(readFileSync(join(home, 'credentials.json'), 'utf8')).operator));
  const person = known ?? { userName: `${random(6)}@${id}.example`, password: `${random(12)}-7Q` };
  const made = await call('POST', '/api/platform/v1/tenants', operator, {
    id,
    name: `Tenant ${id}`,
    companyName: `${id} AG`,
    country: 'CH',
    type: 'CUSTOMER',
    administrator: { userName: person.userName },
  });
  const { passwordToken: token } = made.administrator;
  if (!known) await call('POST', '/api/identity/v1/passwords', {}, { token, password: person.password });
  const client = await call('POST', `/api/platform/v1/tenants/${id}/serviceCredentials`, operator, {});
  return { id, sharingId: made.sharingId, person, token: await tokenOf(client) };
}

export const as = (tenant: Tenant) => ({
  get: (path: string) => call('GET', path, bearer(tenant.token)),
  post: (path: string, body: unknown) => call('POST', path, bearer(tenant.token), body),
  put: (path: string, body: unknown) => call('PUT', path, bearer(tenant.token), body),
  remove: (path: string, etag: number) => call('DELETE', path, { ...bearer(tenant.token), 'if-match': String(etag) }),
  patch: (path: string, etag: number, body: unknown) =>
    call('PATCH', path, { ...bearer(tenant.token), 'if-match': String(etag) }, body),
});

export interface Plant {
  plant: string;
  machine: string;
  spindle: string;
  names: { plant: string; machine: string; spindle: string };
  /** The newest speed of the spindle. */
  newest: number;
}

const AM = '/api/assetmanagement/v3';
const MINUTE = 60_000;
const SAMPLES = 300;

/** Tenants that have the types already: to put one again would be a change. */
const modelled = new Set<string>();

async function defineTypes(tenant: Tenant) {
  const api = as(tenant);
  await api.put(`${AM}/aspecttypes/${tenant.id}.Spindle`, {
    name: 'Spindle',
    category: 'dynamic',
    scope: 'private',
    variables: [
      { name: 'speed', dataType: 'DOUBLE', unit: 'rpm' },
      { name: 'load', dataType: 'DOUBLE', unit: '%' },
    ],
  });
  await api.put(`${AM}/aspecttypes/${tenant.id}.Nameplate`, {
    name: 'Nameplate',
    category: 'static',
    scope: 'private',
    variables: [{ name: 'maker', dataType: 'STRING', length: 40 }],
  });
  await api.put(`${AM}/assettypes/${tenant.id}.Machine`, {
    name: 'Machine',
    parentTypeId: 'core.basicdevice',
    instantiable: true,
    scope: 'private',
    variables: [{ name: 'serial', dataType: 'STRING', length: 40 }],
    aspects: [{ name: 'nameplate', aspectTypeId: `${tenant.id}.Nameplate` }],
  });
  await api.put(`${AM}/assettypes/${tenant.id}.SpindleUnit`, {
    name: 'SpindleUnit',
    parentTypeId: `${tenant.id}.Machine`,
    instantiable: true,
    scope: 'private',
    variables: [],
    aspects: [{ name: 'spindle', aspectTypeId: `${tenant.id}.Spindle` }],
  });
  modelled.add(tenant.id);
}

/** A plant with a machine and its spindle, which has turned for five hours with one pause. */
export async function buildPlant(tenant: Tenant): Promise<Plant> {
  const api = as(tenant);
  const name = random(5);
  if (!modelled.has(tenant.id)) await defineTypes(tenant);
  const root = (await api.get(`${AM}/assets/root`)).assetId;
  const names = { plant: `Plant ${name}`, machine: `Deep drill ${name}`, spindle: `Spindle ${name}` };
  const add = async (body: object) => (await api.post(`${AM}/assets`, body)).assetId as string;
  const plant = await add({
    name: names.plant,
    typeId: 'core.basicsite',
    parentId: root,
    location: { country: 'Switzerland', locality: 'Basel', latitude: 47.5596, longitude: 7.5886 },
  });
  const machine = await add({
    name: names.machine,
    typeId: `${tenant.id}.Machine`,
    parentId: plant,
    variables: [{ name: 'serial', value: `SN-${name}` }],
    aspects: [{ name: 'nameplate', variables: [{ name: 'maker', value: 'Halden' }] }],
  });
  const spindle = await add({ name: names.spindle, typeId: `${tenant.id}.SpindleUnit`, parentId: machine });
  const end = Date.now() - 5 * MINUTE;
  const records = [];
  for (let index = 0; index < SAMPLES; index++) {
    if (index > 100 && index < 140) continue; // the pause
    records.push({
      _time: new Date(end - (SAMPLES - 1 - index) * MINUTE).toISOString(),
      speed: Math.round(11_000 + 900 * Math.sin(index / 20) + (index % 7) * 13),
      load: Math.round(40 + 20 * Math.sin(index / 11)),
    });
  }
  await api.put(`/api/iottimeseries/v3/timeseries/${spindle}/spindle`, records);
  return { plant, machine, spindle, names, newest: records.at(-1)?.speed ?? 0 };
}

const SHARING = '/api/sharing/v1';

/** A live collaboration, where a test is about something else. */
export async function befriend(one: Tenant, other: Tenant) {
  const { id } = await as(one).post(`${SHARING}/collaborations`, {
    partner: other.sharingId,
    note: '',
    legalNoticeAccepted: true,
  });
  await as(other).post(`${SHARING}/collaborations/${id}/accept`, { legalNoticeAccepted: true });
}

export async function offer(owner: Tenant, receiver: Tenant, assetId: string, note = ''): Promise<string> {
  const share = await as(owner).post(`${SHARING}/shares`, {
    assetId,
    receiver: receiver.id,
    channels: ['telemetry', 'details'],
    profile: { id: 'everything' },
    note,
  });
  return share.id;
}

export const accept = (receiver: Tenant, shareId: string) =>
  as(receiver).post(`${SHARING}/shares/${shareId}/accept`, {});

/** A subtenant, and a user who is not in it yet. */
export async function divide(tenant: Tenant) {
  const api = as(tenant);
  await api.post('/api/tenantmanagement/v4/legalConfigRegions', {
    regions: [
      {
        regionId: 'global',
        regionName: 'Everywhere',
        regionCountries: [],
        links: [
          { id: 'imprint', type: 'www', languages: { default: { name: 'Imprint', value: 'https://a.example' } } },
        ],
      },
    ],
  });
  await api.post('/api/tenantmanagement/v4/subtenants', {
    id: crypto.randomUUID(),
    displayName: 'North yard',
    description: 'Cranes',
  });
  await api.post('/api/identitymanagement/v3/Users', {
    userName: `ada@${tenant.id}.example`,
    name: { givenName: 'Ada', familyName: 'Norrby' },
    subtenants: [],
  });
}
