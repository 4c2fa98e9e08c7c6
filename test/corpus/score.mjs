/** The table that is committed. */

const verdicts = /** @type {const} */ (['exact', 'partly', 'wrong', 'missed']);

/** @param {object} measured */
export function scoreTable({ compared, mutations, times, missing, seed }) {
  const answered = compared.filter(({ results }) => results !== null);
  const measured = only(answered, (_, { judgement }) => judgement?.isMadeUp !== true);
  const madeUp = answered.flatMap(({ results }) => results).filter(({ judgement }) => judgement?.isMadeUp === true);
  const withModels = answered.filter(({ results }) => results.some(({ truth }) => truth !== undefined)).length;
  const repositories = [...new Set(measured.map(({ repository }) => repository))];
  const rows = (files) => [
    ...repositories.map((repository) => row(repository, files.filter((file) => file.repository === repository))),
    row('**all**', files),
  ];
  const slowest = [...compared].sort((one, other) => other.milliseconds - one.milliseconds).slice(0, 10);
  const crashes = compared.filter(({ crash }) => crash !== null);
  return `# How well the reader reads

Written by \`node test/corpus/compare.mjs\` on ${new Date().toISOString().slice(0, 10)}; see there. Real Keras ran ${answered.length} of ${compared.length} public files; every model
that it makes in ${withModels} of them (the others need what is not here, or make none) is compared with what \`gradlens inspect --json\`
says of it: class, layers, output shapes, parameters, trainable or not.

- **exact**: all of it is read and right. **partly**: what is stated is right, and some is said to be unknown.
- **wrong**: something is stated that is not so. **missed**: the reader has no such model. **extra**: only the reader
  has it: of functions that nobody calls, which the reader reads all the same, and of statements that fail in this Keras or without their data.
- A network of \`keras.applications\` is one layer to the reader; it counts as right where its parameters are.
- ${madeUp.length} models are left out: the lines that make them use the value of a stand-in for data that is not here, such as the number
  of its columns, so nobody can say here what they are (\`test/corpus/made_up.py\`). ${madeUp.filter(({ verdict }) => verdict === 'exact').length} of them would be exact.
- **renumbered**, which is not held against a model: a name that Keras numbers has another number.

${heading}
${rows(measured).join('\n')}

Literal models. Nothing is unknown in the source: the statements at work as Keras made the model, its layers and its weights
hold only constants, names bound to such, and calls of Keras, TensorFlow and numpy that read nothing from outside
(\`test/corpus/literal.py\` decides by the file's text alone, with the full definition; what the reader finds has no say in it,
so a model that it misses counts):

${heading}
${rows(only(measured, isLiteral)).join('\n')}

Models that Keras made with no failed statement before them and no stand-in's value used (the others are less sure: the
oracle goes on after a statement that fails for want of data or of an older Keras):

${heading}
${rows(only(measured, isUndisturbed)).join('\n')}

## Robustness

- ${compared.length} files read, ${crashes.length} crashes or hangs, ${compared.filter((file) => file.milliseconds > 1000).length} above one second.
- ${mutations.count} mutations (seed ${seed}): ${mutations.found.filter((each) => each.crash !== null).length} crashes or hangs, ${mutations.found.filter((each) => each.crash === null).length} above one second.
- Slowest: ${slowest.map((file) => `${file.file.split('/').at(-1)} ${format(file.milliseconds)} ms`).join(', ')}.

## Times

Medians over ${times.files} files of 150 to 250 lines, in ms on the machine that measured: parse alone ${format(times.parse)}, first analysis
${format(times.first)} (${format(times.firstToParse)} times the parse), after a keystroke ${format(times.again)} (${format(times.againToParse)} times).
${missing.length === 0 ? '' : `\nNot to be had: ${missing.join(', ')}.\n`}`;
}

const heading = `| source | models | exact | partly | wrong | missed | extra | renumbered |
|---|---|---|---|---|---|---|---|`;

function row(name, files) {
  const results = files.flatMap((file) => file.results);
  const models = results.filter(({ verdict }) => verdict !== 'extra');
  const share = (verdict) => {
    const count = models.filter((each) => each.verdict === verdict).length;
    return models.length === 0 ? '0' : `${count} (${((100 * count) / models.length).toFixed(1)} %)`;
  };
  const cells = [name, models.length, ...verdicts.map(share), results.length - models.length, results.filter((each) => each.renumbered).length];
  return `| ${cells.join(' | ')} |`;
}

/** The files with only those of their results that are wanted. */
const only = (files, isWanted) => files.map((file) => ({ ...file, results: file.results.filter((result) => isWanted(file, result)) }));

const isLiteral = (_, { judgement }) => judgement?.notLiteral === null;

/** A model that only the reader has may be one that a failed statement would have made. */
const isUndisturbed = (file, { truth }) =>
  truth === undefined ? file.failures.length === 0 : truth.failuresBefore === 0 && truth.standIns === 0;

const format = (/** @type {number} */ number) => (number >= 100 ? number.toFixed(0) : number.toPrecision(2));
