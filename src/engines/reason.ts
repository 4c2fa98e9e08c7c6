/** What an error says, in one line and without its full stop: libraries go on with lists of files that mean nothing to the user. */
export function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  const [line = message] = message.split('\n', 1);
  return line.replace(/ imported from .*$/, '').replace(/\.$/, '');
}
