import type { SubtenantQuotas } from '~/api/settings';

/** The quotas that a tenant's administrators divide among its subtenants, in the order in which they are shown. */
export const DIVIDED = ['users', 'assets', 'storageBytes', 'samplesPerDay', 'requestsPerMinute'] as const;

export type Divided = (typeof DIVIDED)[number];

/** As typed; nothing typed is no limit but the tenant's. */
export type QuotaTexts = Record<Divided, string>;

export const textsOf = (quotas: SubtenantQuotas): QuotaTexts =>
  Object.fromEntries(DIVIDED.map((each) => [each, String(quotas[each] ?? '')])) as QuotaTexts;

/** Which are no whole numbers from 0 on. */
export const faultyOf = (texts: QuotaTexts): Divided[] =>
  DIVIDED.filter((each) => {
    const text = texts[each].trim();
    return text !== '' && !(/^\d+$/.test(text) && Number.isSafeInteger(Number(text)));
  });

export const quotasOf = (texts: QuotaTexts): Omit<SubtenantQuotas, 'etag'> =>
  Object.fromEntries(
    DIVIDED.map((each) => [each, texts[each].trim() === '' ? null : Number(texts[each].trim())]),
  ) as Omit<SubtenantQuotas, 'etag'>;
