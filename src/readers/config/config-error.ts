/** A file that holds no saved configuration of a model. The message names the file and says why. */
export class KerasConfigError extends Error {
  override readonly name = 'KerasConfigError';
}
