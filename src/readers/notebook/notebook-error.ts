/** A file that is not a notebook of Python. The message names the file and says why. */
export class NotebookError extends Error {
  override readonly name = 'NotebookError';
}
