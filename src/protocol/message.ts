import * as v from 'valibot';

/** A message that does not fit its contract. It names the field, so that the side that sent it can be mended. */
export class MalformedMessageError extends Error {
  override readonly name = 'MalformedMessageError';

  constructor(
    readonly contract: string,
    readonly issues: readonly string[],
  ) {
    super(`A message does not fit the ${contract} contract: ${issues.join('; ')}`);
  }
}

/**
 * Checks a message that came from another process.
 * @throws MalformedMessageError naming each field that does not fit.
 */
export function parseMessage<const S extends v.GenericSchema>(contract: string, schema: S, message: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, message);
  if (result.success) return result.output;
  const issues = result.issues.map((issue) => `${v.getDotPath(issue) ?? 'message'}: ${issue.message}`);
  throw new MalformedMessageError(contract, issues);
}
