/** The files that {@link saveModel} may leave for a path, the likeliest first: Keras's format, and where it has none, safetensors. */
export function savedAs(path: string, what: 'model' | 'weights'): readonly [keras: string, safetensors: string] {
  const ending = what === 'weights' ? '.weights.h5' : '.keras';
  return [path.endsWith(ending) ? path : withEnding(path, ending), withEnding(path, '.safetensors')];
}

function withEnding(path: string, ending: string): string {
  return path.replace(/(\.weights)?\.(h5|hdf5|keras|tf|ckpt)$/i, '') + ending;
}
