/** A folder that runs cannot be kept in. The message names it and says why, and what to do. */
export class RunsFolderError extends Error {
  override readonly name = 'RunsFolderError';
}

/** A run's record that cannot be read. The message names the file and what is wrong with it. */
export class RunRecordError extends Error {
  override readonly name = 'RunRecordError';
}
