import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '~/api/problem';

/** Answers are kept while one looks at them; a refusal is not asked for again, an accident once. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => failures < 1 && (!(error instanceof ApiError) || error.status === 0),
      },
    },
  });
}
