import createClient from 'openapi-fetch';
import { ApiError, errorOf, UNREACHABLE } from './problem';
import type { paths } from './schema';

const READS = new Set(['GET', 'HEAD']);

/** Asks the person to sign in again, and resolves when they have. Set by whoever can show that. */
let signInAgain: (() => Promise<void>) | undefined;
let waiting: Promise<void> | undefined;

export function onSessionEnd(ask: (() => Promise<void>) | undefined) {
  signInAgain = ask;
}

function withProof(request: Request): Request {
  if (!READS.has(request.method)) {
    request.headers.set('x-xsrf-token', cookie('XSRF-TOKEN'));
  }
  return request;
}

function cookie(name: string): string {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
  return found ? found.slice(name.length + 1) : '';
}

/**
 * A session that has ended is renewed in the middle of a request: the page stays as it is, with all that was typed, and
 * the request is sent once more.
 */
async function send(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await attempt(request);
  if (response.status !== 401 || !signInAgain || new URL(request.url).pathname === '/api/session') {
    return response;
  }
  waiting ??= signInAgain().finally(() => {
    waiting = undefined;
  });
  await waiting;
  return attempt(again);
}

async function attempt(request: Request): Promise<Response> {
  try {
    return await fetch(withProof(request));
  } catch (failure) {
    if (request.signal.aborted) throw failure;
    throw new ApiError(UNREACHABLE, 'unreachable', '', '');
  }
}

export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: send });

type Result<T> = { data?: T; error?: unknown; response: Response };

/** The data of an answer, or its problem thrown. */
export async function told<T>(call: Promise<Result<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) return data as T;
  throw errorOf(response.status, response.headers.get('X-Request-Id') ?? '', error);
}
