import { expect, test } from 'vitest';
import { DIVIDED, faultyOf, quotasOf, textsOf } from './quotas';

const some = { users: 3, assets: 0, storageBytes: null, samplesPerDay: null, requestsPerMinute: 600, etag: 4 };

test('what is read and left as it is is sent as it was, no limit as none and zero as zero', () => {
  const { etag: _, ...quotas } = some;

  expect(quotasOf(textsOf(some))).toEqual(quotas);
  expect(textsOf(some)).toMatchObject({ assets: '0', storageBytes: '' });
});

test('only whole numbers from zero on are quotas', () => {
  const texts = { users: '-1', assets: '1.5', storageBytes: ' 12 ', samplesPerDay: '1e3', requestsPerMinute: '' };

  expect(faultyOf(texts)).toEqual(['users', 'assets', 'samplesPerDay']);
  expect(faultyOf({ ...texts, storageBytes: '99999999999999999999' })).toContain('storageBytes');
  expect(faultyOf(textsOf(some))).toEqual([]);
  expect(quotasOf({ ...textsOf(some), storageBytes: ' 12 ' }).storageBytes).toBe(12);
});

test('each quota has its name in every language', async () => {
  for (const language of ['en', 'de']) {
    const texts = (await import(`../../i18n/${language}.json`)).default as { usage: { kind: object } };
    for (const each of DIVIDED) expect(texts.usage.kind).toHaveProperty(each);
  }
});
