/** A run cannot go on from its checkpoint. The message is for people, names the file and says what to do. */
export class CheckpointError extends Error {
  override readonly name = 'CheckpointError';
}
