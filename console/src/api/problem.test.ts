import { expect, test } from 'vitest';
import { errorOf } from './problem';

test('a problem of our own API keeps its code, its sentence and the fields that are wrong', () => {
  const error = errorOf(400, 'r1', {
    type: '/problems/invalid',
    title: 'Invalid',
    status: 400,
    detail: 'The field /receiver is wrong: must be given',
    errors: [{ pointer: '/receiver', detail: 'must be given' }],
  });

  expect(error).toMatchObject({ status: 400, code: 'invalid', requestId: 'r1' });
  expect(error.message).toBe('The field /receiver is wrong: must be given');
  expect(error.faults).toEqual([{ pointer: '/receiver', detail: 'must be given' }]);
});

test('an error of asset management is told by its first entry', () => {
  const error = errorOf(404, '', { errors: [{ code: 'x.notfound', logref: 'r2', message: 'There is no asset.' }] });

  expect(error).toMatchObject({ status: 404, code: 'x.notfound', requestId: 'r2', message: 'There is no asset.' });
});

test('an error of time series has a sentence and an id', () => {
  expect(errorOf(404, '', { id: 'r3', message: 'There is no aspect.' })).toMatchObject({
    requestId: 'r3',
    message: 'There is no aspect.',
  });
});

test('an answer of no known form still has its status and the id of its request', () => {
  expect(errorOf(502, 'r4', '<html>')).toMatchObject({ status: 502, requestId: 'r4', message: '' });
});

test('the words of Tenant Management are understood, fields and all', () => {
  const error = errorOf(400, '', {
    errorMessage: 'The request is not valid.',
    errorType: 'FIELD_ERROR',
    fieldErrors: [{ field: 'displayName', errorMessage: 'is missing', errorType: 'VALIDATION_ERROR' }],
    logref: 'abc',
  });
  expect(error.message).toBe('The request is not valid. displayName: is missing');
  expect(error.faults).toEqual([{ pointer: 'displayName', detail: 'is missing' }]);
  expect(error.requestId).toBe('abc');
});
