/** Compares what the reader says of a file's models with what Keras made of them. */

/**
 * @typedef {{ name: string, class: string, outputShape: unknown, parameters: number | null, trainable: boolean }} Layer
 * @typedef {{ name: string, class: string, cell?: number, line: number, layers: Layer[], totalParameters: number | null }} Model
 * @typedef {{ failuresBefore: number, standIns: number, through: string | null, className: string, built: boolean }} Circumstances
 * @typedef {{ notLiteral: string | null, isMadeUp: boolean }} Judgement
 * @typedef {'exact' | 'partly' | 'wrong' | 'missed' | 'extra'} Verdict
 * @typedef {{ verdict: Verdict, notes: string[], renumbered: boolean, judgement?: Judgement, truth?: Model & Circumstances, read?: Model }} Result
 */

/**
 * One result a model: of Keras's models first, in the order in which they are made, then of those that only the reader has.
 * @param {(Model & Circumstances)[]} truths
 * @param {Model[]} reads What `gradlens inspect` says.
 * @param {Judgement[]} judgements Of each finished one; see judge.py.
 * @returns {Result[]}
 */
export function compareFile(truths, reads, judgements) {
  const finished = truths.filter((truth) => truth.class !== 'Unfinished');
  const pairs = pair(finished, reads);
  const taken = new Set(pairs.values());
  return [
    ...finished.map((truth, index) => {
      const read = pairs.get(truth);
      return { ...(read === undefined ? missed(truth) : compareModel(truth, read)), judgement: judgements[index] };
    }),
    ...reads
      .filter((read) => !taken.has(read))
      .map((read) => /** @type {Result} */ ({ verdict: 'extra', notes: ['no such model in Keras'], renumbered: false, read })),
  ];
}

/** @param {Model & Circumstances} truth @returns {Result} */
function missed(truth) {
  return { verdict: 'missed', notes: [`no ${truth.class} model is read at line ${truth.line}`], renumbered: false, truth };
}

/**
 * By the line that makes them, in order; what is left, by name and class.
 * @param {(Model & Circumstances)[]} truths @param {Model[]} reads
 */
function pair(truths, reads) {
  const pairs = new Map();
  const free = new Set(reads);
  const take = (/** @type {(truth: Model, read: Model) => boolean} */ fits) => {
    for (const truth of truths.filter((each) => !pairs.has(each))) {
      const read = [...free].find((each) => fits(truth, each));
      if (read === undefined) continue;
      free.delete(read);
      pairs.set(truth, read);
    }
  };
  const sameLine = (/** @type {Model} */ truth, /** @type {Model} */ read) => truth.cell === (read.cell ?? 0) && truth.line === read.line;
  take((truth, read) => sameLine(truth, read) && truth.name === read.name);
  take(sameLine);
  take((truth, read) => truth.name === read.name && truth.class === read.class);
  return pairs;
}

/** @param {Model & Circumstances} truth @param {Model} read @returns {Result} */
export function compareModel(truth, read) {
  /** @type {string[]} */
  const wrong = [];
  /** @type {string[]} */
  const unknown = [];
  if (read.class !== truth.class) wrong.push(`class: ${read.class}, is ${truth.class}`);
  if (!sameName(truth.name, read.name)) wrong.push(`name: ${read.name}, is ${truth.name}`);
  const { aligned, missing, extra } = withoutNetworks(align(once(truth.layers), read.layers), truth.through, wrong);
  for (const [left, right] of aligned) compareLayer(left, right, wrong, unknown);
  // A subclassed model that was never called has not made the layers of its `build` yet.
  const unsure = truth.class === 'Subclassed' && !truth.built;
  for (const layer of extra) (unsure || isPlaceholder(layer) ? unknown : wrong).push(`extra layer ${layer.class}`);
  // A model that admits to an unknown total may lack layers; one that states its total states that these are all.
  const complete = read.totalParameters !== null && read.layers.length > 0;
  for (const layer of missing) (complete ? wrong : unknown).push(`missing layer ${layer.class}`);
  if (truth.totalParameters !== null) {
    if (read.totalParameters === null) unknown.push('total parameters');
    else if (read.totalParameters !== truth.totalParameters && wrong.length === 0) {
      wrong.push(`total parameters: ${read.totalParameters}, is ${truth.totalParameters}`);
    }
  }
  const renumbered = truth.name !== read.name || aligned.some(([left, right]) => left.name !== right.name);
  return { verdict: wrong.length > 0 ? 'wrong' : unknown.length > 0 ? 'partly' : 'exact', notes: [...wrong, ...unknown], renumbered, truth, read };
}

/** A layer that is added to a Sequential several times is one layer with several calls to the reader; names are unique in a model. */
function once(/** @type {Layer[]} */ layers) {
  return layers.filter(({ name }, index) => layers.findIndex((each) => each.name === name) === index);
}

/** @param {Layer} truth @param {Layer} read @param {string[]} wrong @param {string[]} unknown */
function compareLayer(truth, read, wrong, unknown) {
  const where = `${truth.class} ${truth.name}`;
  if (isPlaceholder(read)) {
    unknown.push(`${where}: which layer it is`);
    return;
  }
  if (read.class !== truth.class) wrong.push(`${where}: class ${read.class}`);
  if (!sameName(truth.name, read.name)) wrong.push(`${where}: name ${read.name}`);
  if (read.trainable !== truth.trainable) wrong.push(`${where}: trainable ${read.trainable}`);
  if (truth.parameters !== null) {
    if (read.parameters === null) unknown.push(`${where}: parameters`);
    else if (read.parameters !== truth.parameters) wrong.push(`${where}: parameters ${read.parameters}, is ${truth.parameters}`);
  }
  compareShape(where, firstShape(truth.outputShape), firstShape(read.outputShape), wrong, unknown);
}

/** @param {string} where @param {unknown} truth @param {unknown} read @param {string[]} wrong @param {string[]} unknown */
function compareShape(where, truth, read, wrong, unknown) {
  if (!Array.isArray(truth)) return;
  if (!Array.isArray(read)) {
    unknown.push(`${where}: output shape`);
    return;
  }
  const says = `${where}: output shape ${JSON.stringify(read)}, is ${JSON.stringify(truth)}`;
  // A dimension that the reader leaves free is one that it does not know, but for the batch, which is free anyway.
  if (read.length !== truth.length || truth.some((size, axis) => read[axis] !== null && read[axis] !== size)) wrong.push(says);
  else if (truth.some((size, axis) => axis > 0 && read[axis] !== size)) unknown.push(says);
}

/** Of several outputs, the reader states the first. */
function firstShape(/** @type {unknown} */ shape) {
  return Array.isArray(shape) && Array.isArray(shape[0]) ? shape[0] : shape;
}

/**
 * A network of `keras.applications` is one layer to the reader, known by its parameters; so it is right where the layers
 * that it stands for have as many.
 * @param {ReturnType<typeof align>} alignment @param {string | null} through @param {string[]} wrong
 */
function withoutNetworks({ aligned, missing, extra }, through, wrong) {
  const network = extra.find((layer) => layer.class === through || networks.has(layer.class));
  if (network === undefined || missing.length < 10) return { aligned, missing, extra };
  const parameters = missing.reduce((sum, layer) => sum + (layer.parameters ?? 0), 0);
  if (network.parameters !== parameters) wrong.push(`${network.class}: parameters ${network.parameters}, is ${parameters}`);
  return { aligned, missing: [], extra: extra.filter((layer) => layer !== network) };
}

/** Those that the corpus also takes apart, where the model was not made by the call of the network. */
const networks = new Set(['VGG16', 'VGG19', 'ResNet50', 'ResNet50V2', 'InceptionV3', 'Xception', 'MobileNet', 'MobileNetV2', 'EfficientNetB0']);

/** How the reader says that there is a layer of which it knows nothing. */
function isPlaceholder(/** @type {Layer} */ read) {
  return read.class === 'Layer' && read.parameters === null;
}

/** Keras numbers the names that it gives; the count goes on from whatever else was made before in the same process. */
function sameName(/** @type {string} */ one, /** @type {string} */ other) {
  return one === other || stem(one) === stem(other);
}

const stem = (/** @type {string} */ name) => name.replace(/_\d+$/, '');

/**
 * Layers that are the same one: by name where all names agree, else in the longest common order of classes and names.
 * @param {Layer[]} truths @param {Layer[]} reads
 */
function align(truths, reads) {
  const named = new Map(reads.map((read) => [read.name, read]));
  if (truths.length === reads.length && named.size === reads.length && truths.every((truth) => named.has(truth.name))) {
    return { aligned: truths.map((truth) => /** @type {[Layer, Layer]} */ ([truth, named.get(truth.name)])), missing: [], extra: [] };
  }
  const same = (/** @type {Layer} */ one, /** @type {Layer} */ other) =>
    isPlaceholder(other) || (one.class === other.class && sameName(one.name, other.name));
  if (truths.length === reads.length && truths.every((truth, index) => same(truth, reads[index]))) {
    return { aligned: truths.map((truth, index) => /** @type {[Layer, Layer]} */ ([truth, reads[index]])), missing: [], extra: [] };
  }
  return longestCommonOrder(truths, reads, same);
}

/**
 * @param {Layer[]} truths @param {Layer[]} reads @param {(one: Layer, other: Layer) => boolean} same
 */
function longestCommonOrder(truths, reads, same) {
  const length = Array.from({ length: truths.length + 1 }, () => new Uint32Array(reads.length + 1));
  for (let i = truths.length - 1; i >= 0; i -= 1) {
    for (let j = reads.length - 1; j >= 0; j -= 1) {
      length[i][j] = same(truths[i], reads[j]) ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
    }
  }
  /** @type {[Layer, Layer][]} */
  const aligned = [];
  /** @type {Layer[]} */
  const missing = [];
  /** @type {Layer[]} */
  const extra = [];
  let i = 0;
  let j = 0;
  while (i < truths.length && j < reads.length) {
    if (same(truths[i], reads[j])) aligned.push([truths[i++], reads[j++]]);
    else if (length[i + 1][j] >= length[i][j + 1]) missing.push(truths[i++]);
    else extra.push(reads[j++]);
  }
  return { aligned, missing: [...missing, ...truths.slice(i)], extra: [...extra, ...reads.slice(j)] };
}
