// A problem that the person at the command line can mend: it is shown without a stack.
export class UsageError extends Error {
  override name = 'UsageError';
}
