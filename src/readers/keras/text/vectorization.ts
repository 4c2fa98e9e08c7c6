import * as l10n from '@vscode/l10n';
import { adaptedVocabulary, specialWords, vectorizationOf, withoutSpecialWords, wordsOf, type Vectorization } from '../../../nn/index.js';
import { isUnknown, unknown, type ArrayExpression, type Config, type Maybe, type Unknown } from '../../../spec/index.js';
import { integerValue, stringValue, type Call, type Context, type Value } from '../../python/index.js';
import { expressionOf, madeArray, shapedArray, type ArrayValue } from '../../numpy/index.js';
import { expressionOfTexts, textsGiven, writtenTexts } from './texts-given.js';

/** `vectorizer(texts)`: rows of numbers; `undefined` where no texts are given. */
export function vectorizedTexts(config: Config, adapted: Maybe<ArrayExpression> | null, call: Call): Value | undefined {
  const texts = textsGiven(call.positional[0]?.value, call);
  if (texts?.facts.dtype !== 'string') return undefined;
  const doing = adapted !== null && isUnknown(adapted) ? adapted : vectorizationOf(config, adapted);
  const rows = texts.facts.shape[0] ?? null;
  if (isUnknown(doing)) return shapedArray(call, [rows, null], 'int64', doing.reason);
  const shape = [rows, doing.mode === 'int' ? doing.length : sizeOf(doing)];
  const isOpen = (doing.seen === null && doing.vocabulary === null) || expressionOfTexts(texts) === undefined;
  const dtype = doing.mode === 'int' ? 'int64' : 'float32';
  if (isOpen) return shapedArray(call, shape, dtype, l10n.t('Which words a TextVectorization knows is known only when the file runs.'));
  return madeArray(call, shape, dtype, [texts], () => ({ operation: 'vectorized', input: expressionOf(texts), ...doing }), {});
}

/** The vocabulary with what stands for no word and for unknown ones, where the program writes the texts itself. */
function vocabularyOf(doing: Vectorization): readonly string[] | undefined {
  const special = specialWords(doing.mode);
  if (doing.vocabulary !== null) return [...special, ...withoutSpecialWords(doing.vocabulary)];
  const texts = doing.seen === null ? undefined : writtenTexts(doing.seen);
  if (texts === undefined) return undefined;
  return [...special, ...adaptedVocabulary(texts.map((text) => wordsOf(text, doing.words)), doing)];
}

/** How many places a row has for words. */
function sizeOf(doing: Vectorization): number | null {
  if (doing.padded && doing.maxTokens !== null) return doing.maxTokens;
  return vocabularyOf(doing)?.length ?? null;
}

/** `get_vocabulary()` and `vocabulary_size()` of a TextVectorization. */
export function vocabularyMember(name: string, config: Config, adapted: Maybe<ArrayExpression> | null, context: Context): Value {
  const doing = adapted !== null && isUnknown(adapted) ? adapted : vectorizationOf(config, adapted);
  const vocabulary = isUnknown(doing) ? undefined : vocabularyOf(doing);
  if (vocabulary === undefined) return notKnown(context);
  return name === 'vocabulary_size' ? integerValue(vocabulary.length) : context.interpreter.list(vocabulary.map(stringValue));
}

function notKnown({ range }: Context): Unknown {
  return unknown(l10n.t('Which words a TextVectorization knows is known only when the file runs.'), range);
}

/** The texts that `adapt()` is given; `undefined` where they are none. */
export function textsToAdaptTo(value: Value | undefined, context: Context): ArrayValue | undefined {
  const texts = textsGiven(value, context);
  return texts?.facts.dtype === 'string' ? texts : undefined;
}

/** The configuration with the words that adapt() finds, where the program writes the texts itself: they decide shapes. */
export function withLearnedWords(config: Config, adapted: Maybe<ArrayExpression> | null): Config {
  if (adapted === null || isUnknown(adapted)) return config;
  const doing = vectorizationOf(config, adapted);
  const vocabulary = isUnknown(doing) ? undefined : vocabularyOf(doing);
  return vocabulary === undefined ? config : { ...config, vocabulary };
}
