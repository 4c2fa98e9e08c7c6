/** A data file or array that cannot be used. The message names the file, the byte or line where it went wrong, and what was expected. */
export class DataError extends Error {
  override readonly name: string = 'DataError';

  constructor(
    message: string,
    readonly where: { readonly file?: string; readonly byte?: number; readonly row?: number } = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A data set that is nowhere on this machine. The message says where it was looked for and how to get it. */
export class DataNotFoundError extends Error {
  override readonly name = 'DataNotFoundError';

  constructor(
    message: string,
    readonly dataset: string,
    /** Every place that was looked in. */
    readonly places: readonly string[],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
