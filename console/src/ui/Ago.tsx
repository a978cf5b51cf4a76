import { useEffect, useState } from 'react';
import { useFormats } from './useFormats';

/** How long ago, and exactly when on demand. */
export function Ago({ time }: { time: string }) {
  const format = useFormats();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={time} title={format.time(time)}>
      {format.ago(time, now)}
    </time>
  );
}
