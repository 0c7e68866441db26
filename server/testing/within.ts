// A wait that has an end, and says what it was for.

/**
 * @param what is waited for, as in "waited 5 s for …".
 * @param milliseconds after which it is given up; what was begun goes on by itself.
 * @throws Error that says so, or whatever the work throws.
 */
export async function within<Result>(
  what: string,
  milliseconds: number,
  work: Promise<Result>,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new Error(`waited ${milliseconds / 1_000} s for ${what}`);
    timer = setTimeout(() => reject(error), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
