/** Bad usage or unreadable input: told in one message, exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
