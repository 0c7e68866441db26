// What is typed, a moment after the typing stops: for asking the server while somebody types.
import { useEffect, useState } from 'react';

const pause = 400; // ms

export function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
