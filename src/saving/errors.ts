/** What cannot be saved or read, in words for people: they name the file, layer or weight, and say what to do. */
export class SavingError extends Error {
  override readonly name = 'SavingError';
}
