/** @typedef {import('./experiments.mjs').Experiment} Experiment */

/** Student's t by its degrees of freedom: 95 % lie between -t and t. */
const t = { 1: 12.706, 2: 4.303 };

const columns = [
  { name: 'loss', title: 'loss', digits: 3, scale: 1 },
  { name: 'accuracy', title: 'accuracy', digits: 1, scale: 100 },
  { name: 'val_loss', title: 'validation loss', digits: 3, scale: 1 },
  { name: 'val_accuracy', title: 'validation accuracy', digits: 1, scale: 100 },
];

function meanOf(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Where the result of one more run would lie in 95 of 100 cases, from those of two or three: their mean, give or take
 * t · s · √(1 + 1/n), with the standard deviation s that they have.
 */
export function predictionOf(values) {
  const mean = meanOf(values);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, margin: t[values.length - 1] * Math.sqrt(variance * (1 + 1 / values.length)) };
}

/** The page with our results beside those that are published. */
export function reportOf(experiments, runs, seeds) {
  const rows = experiments.map((experiment) => rowOf(experiment, runs.filter(({ id }) => id === experiment.id)));
  const compared = rows.flatMap(({ isWithin }) => isWithin);
  const notes = experiments.filter(({ note }) => note !== undefined);
  return [
    '# Published results, and ours',
    '',
    'The runs on Fashion-MNIST that are printed in the notebooks of chapters 10 and 11 of "Hands-On Machine Learning with',
    'Scikit-Learn, Keras, and TensorFlow", third edition, trained by `gradlens train` from the same Keras code',
    `(\`node test/bench/published-results.mjs\` makes this page), with the seeds ${seeds.join(', ')}; after the last epoch.`,
    'In each cell *published / ours*. Published is one run with another seed; ours is where one more run of ours would lie in 95 of',
    '100 cases, by the mean and the standard deviation of our runs (Student\'s t). Bold: the published number is not in it.',
    '',
    `${compared.filter(Boolean).length} of ${compared.length} published numbers are in it.`,
    '',
    `| cell | what | epochs | runs | ${columns.map(({ title }) => title).join(' | ')} |`,
    `| --- | --- | --- | --- | ${columns.map(() => '---').join(' | ')} |`,
    ...rows.map(({ text }) => text),
    '',
    'Notes:',
    ...notes.map(({ cell, title, note }) => `- ${cell} (${title}): ${note}.`),
    '- Not here: runs on data that is not installed with us (California housing, CIFAR-10), and those that need callbacks or several fits.',
    '',
  ].join('\n');
}

function rowOf({ cell, title, epochs, published }, runs) {
  const start = `| ${cell} | ${title} | ${epochs} | ${runs.length} |`;
  const empty = ' |'.repeat(columns.length - 1);
  const refused = runs.find(({ refusal }) => refusal !== undefined);
  if (refused !== undefined) return { text: `${start} not trained: ${refused.refusal} |${empty}`, isWithin: [] };
  if (runs.length < 2) return { text: `${start} too few runs |${empty}`, isWithin: [] };
  const cells = columns.map(({ name, digits, scale }) => {
    const { mean, margin } = predictionOf(runs.map(({ result }) => result[name]));
    const isWithin = Math.abs(published[name] - mean) <= margin;
    const number = (published[name] * scale).toFixed(digits);
    const ours = `${(mean * scale).toFixed(digits)} ± ${(margin * scale).toFixed(digits)}`;
    return { isWithin, text: `${isWithin ? number : `**${number}**`} / ${ours}` };
  });
  return { text: `${start} ${cells.map(({ text }) => text).join(' | ')} |`, isWithin: cells.map(({ isWithin }) => isWithin) };
}
