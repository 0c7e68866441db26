// Whether a part of the page is in sight or nearly so: what is far down need not be fetched and drawn yet.
import { type RefObject, useEffect, useState } from 'react';

/** How far below the edge of the window "nearly" reaches. */
const margin = '600px';

/** Becomes true when the element comes near, and stays true. */
export function useNear(ref: RefObject<Element | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (near || !element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true);
      },
      { rootMargin: margin },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, near]);
  return near;
}
