/** A run's record that cannot be read. The message names the file and what is wrong with it. */
export class RunRecordError extends Error {
  override readonly name = 'RunRecordError';
}
