import { useQuery, useQueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { ApiError } from '~/api/problem';
import { sessionQuery } from '~/api/queries';
import { ErrorCard } from '~/ui/ErrorCard';
import { Waiting } from '~/ui/Waiting';
import { takeDestination } from './elsewhere';
import { newRouter } from './router';
import { SessionEnded } from './SessionEnded';
import { SignIn } from './SignIn';

const SetPassword = lazy(() => import('./SetPassword'));

/** Who is signed in sees the console; everybody else signs in where they are, so that every address can be passed on. */
export function App() {
  // Whoever comes with a link for a password is not somebody yet.
  if (window.location.pathname === '/password') {
    return (
      <Suspense>
        <SetPassword />
      </Suspense>
    );
  }
  return <Known />;
}

function Known() {
  const session = useQuery(sessionQuery);
  const client = useQueryClient();
  const [router] = useState(newRouter);
  const signedIn = session.data !== undefined;
  useEffect(() => {
    const destination = signedIn ? takeDestination() : undefined;
    if (destination) router.history.replace(destination);
  }, [signedIn, router]);
  if (session.data) {
    return (
      <>
        <RouterProvider router={router} />
        <SessionEnded session={session.data} />
      </>
    );
  }
  if (session.error instanceof ApiError && session.error.status === 401) {
    return <SignIn onSignedIn={(fresh) => client.setQueryData(sessionQuery.queryKey, fresh)} />;
  }
  if (session.error) {
    return (
      <main className="alone">
        <ErrorCard error={session.error} heading="h1" onRetry={() => void session.refetch()} />
      </main>
    );
  }
  return <Waiting />;
}
