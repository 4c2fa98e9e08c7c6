import type { Evaluation } from '../../src/protocol/index.js';
import type { Formatter, Texts } from '../format/index.js';
import { className, mostConfused, rightSamples, type ClassJudgement } from './scores.js';

/** Which samples were looked at, and when. */
export function samplesSentence({ data, step, samples, of }: Evaluation, texts: Texts, format: Formatter): string {
  const when = texts.get(data === 'validation' ? 'evaluationOfValidation' : 'evaluationOfEvaluate', format.count(step));
  const which = samples < of ? texts.get('evaluationPart', format.count(samples), format.count(of)) : texts.get('evaluationAll', format.count(samples));
  return `${when} ${which}`;
}

/** What the evaluation says, in words. */
export function evaluationSentence({ judgement, samples, classNames }: Evaluation, texts: Texts, format: Formatter): string {
  if (judgement.kind === 'classes') return classesSentence(judgement, classNames, texts, format);
  const { meanAbsoluteError, rootMeanSquaredError, determination } = judgement;
  const errors = texts.get('evaluationErrors', format.count(samples), format.metric(meanAbsoluteError), format.metric(rootMeanSquaredError));
  return determination === undefined ? errors : `${errors} ${texts.get('evaluationDetermination', format.metric(determination))}`;
}

function classesSentence(judgement: ClassJudgement, names: readonly string[] | undefined, texts: Texts, format: Formatter): string {
  const { right, all } = rightSamples(judgement);
  const sentences = all === 0 ? [] : [texts.get('evaluationRight', format.count(right), format.count(all), format.percent(right / all))];
  const [worst] = mostConfused(judgement, 1);
  if (worst !== undefined) {
    const key = names === undefined ? 'evaluationConfused' : 'evaluationConfusedNames';
    sentences.push(texts.get(key, className(worst.label, names), className(worst.predicted, names), format.count(worst.samples)));
  }
  if (judgement.undecided > 0) sentences.push(texts.get('evaluationUndecided', format.count(judgement.undecided)));
  return sentences.join(' ');
}
