/** A message for people: what happened and what to do, and what only some want to know. */
export interface MessageParts {
  readonly short: string;
  readonly more: string;
}

/** Parts a message at its first empty line: what is below can be left out where there is little room. */
export function messageParts(message: string): MessageParts {
  const [short = '', ...more] = message.split('\n\n');
  return { short, more: more.join('\n\n') };
}
