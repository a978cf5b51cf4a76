/** Whatever went wrong with a request, in one form: the server has four, one for each family of routes. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string;
  readonly faults: readonly Fault[];

  constructor(status: number, code: string, message: string, requestId: string, faults: readonly Fault[] = []) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.requestId = requestId;
    this.faults = faults;
  }
}

/** What the server says of one field of the input, if it says anything of it. */
export function faultAt(error: unknown, pointer: string): string | undefined {
  return error instanceof ApiError ? error.faults.find((each) => each.pointer === pointer)?.detail : undefined;
}

/** What is wrong with one field of the input. */
export interface Fault {
  pointer: string;
  detail: string;
}

/** No answer at all: the server is away, or the network is. */
export const UNREACHABLE = 0;

export function errorOf(status: number, headerId: string, body: unknown): ApiError {
  if (isObject(body)) {
    if (typeof body.type === 'string') {
      return new ApiError(
        status,
        body.type.replace('/problems/', ''),
        text(body.detail),
        headerId,
        faults(body.errors),
      );
    }
    if (typeof body.errorMessage === 'string') {
      const wrong = fieldErrors(body.fieldErrors);
      const message = [body.errorMessage, ...wrong.map((fault) => `${fault.pointer}: ${fault.detail}`)].join(' ');
      return new ApiError(status, text(body.errorType), message, headerId || text(body.logref), wrong);
    }
    if (Array.isArray(body.errors) && isObject(body.errors[0])) {
      const first = body.errors[0];
      return new ApiError(status, text(first.code), text(first.message), headerId || text(first.logref));
    }
    if (typeof body.message === 'string') {
      return new ApiError(status, '', body.message, headerId || text(body.id));
    }
  }
  return new ApiError(status, '', '', headerId);
}

function faults(errors: unknown): Fault[] {
  return Array.isArray(errors)
    ? errors.filter(isObject).map((error) => ({ pointer: text(error.pointer), detail: text(error.detail) }))
    : [];
}

function fieldErrors(errors: unknown): Fault[] {
  return Array.isArray(errors)
    ? errors.filter(isObject).map((error) => ({ pointer: text(error.field), detail: text(error.errorMessage) }))
    : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
