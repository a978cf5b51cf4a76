import { useEffect, useState } from 'react';

const PAUSE = 150;

/** A value once it has not changed for a moment: what somebody types, when they have typed it. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
