import * as l10n from '@vscode/l10n';
import { learnedTokens, presetTokenizer, type LearnedTokens } from '../../../nn/index.js';
import { unknown, type ArrayExpression, type TokenizerSettings, type TokenMatrixArray, type Unknown } from '../../../spec/index.js';
import { argumentOf, integerValue, Mutable, nativeValue, none, numberOf, stringValue, type Call, type Context, type HostValue, type Value } from '../../python/index.js';
import { expressionOf, madeArray, shapedArray } from '../../numpy/index.js';
import { expressionOfTexts, textsGiven, writtenTexts } from './texts-given.js';

/** What a Tokenizer was fitted on; null where that is not known. */
type Seen = readonly ArrayExpression[] | null;

/** Keras's old `Tokenizer` (keras/src/legacy/preprocessing/text.py). */
class Tokenizer extends Mutable<Seen> implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'tokenizer';
  readonly born: number;
  private seen: Seen = [];
  private readonly settings: TokenizerSettings | null;

  constructor(making: Call) {
    super();
    this.born = making.interpreter.clock.next();
    this.settings = settingsOf(making);
  }

  attribute(name: string, context: Context): Value | undefined {
    switch (name) {
      case 'fit_on_texts':
        return nativeValue(name, (call) => this.fit(call));
      case 'texts_to_sequences':
        return nativeValue(name, (call) => this.toSequences(call));
      case 'texts_to_matrix':
        return nativeValue(name, (call) => this.toMatrix(call));
      case 'num_words':
        return this.settings === null ? this.notKnown(context) : this.settings.numWords === null ? none : integerValue(this.settings.numWords);
      case 'word_index':
      case 'index_word':
        return this.numbersOfWords(name === 'word_index', context);
      case 'document_count': {
        const learned = this.learned();
        return learned === undefined ? this.notKnown(context) : integerValue(learned.count);
      }
      default:
        return this.notKnown(context);
    }
  }

  override save(): Seen {
    return this.seen;
  }

  override restore(seen: Seen): void {
    this.seen = seen;
  }

  override merge(states: readonly Seen[]): void {
    const [first = null] = states;
    this.seen = states.every((state) => state === first) ? first : null;
  }

  private fit(call: Call): Value {
    const texts = expressionOfTexts(textsGiven(argumentOf(call, 0, 'texts'), call));
    call.interpreter.touch(this);
    this.seen = this.seen === null || texts === undefined ? null : [...this.seen, texts];
    return none;
  }

  private toSequences(call: Call): Value {
    const texts = textsGiven(argumentOf(call, 0, 'texts'), call);
    const { seen, settings } = this;
    const shape = [texts?.facts.shape[0] ?? null];
    if (texts === undefined || seen === null || settings === null || expressionOfTexts(texts) === undefined) return shapedArray(call, shape, 'object', this.reason());
    return madeArray(call, shape, 'object', [texts], () => ({ operation: 'tokenized', input: expressionOf(texts), seen, settings }), {});
  }

  private toMatrix(call: Call): Value {
    const texts = textsGiven(argumentOf(call, 0, 'texts'), call);
    const { seen, settings } = this;
    const mode = modeOf(argumentOf(call, 1, 'mode') ?? stringValue('binary'));
    const learned = this.learned();
    const width = settings?.numWords ?? (learned === undefined ? null : learned.numbers.size + 1);
    const shape = [texts?.facts.shape[0] ?? null, width];
    if (texts === undefined || seen === null || settings === null || mode === undefined || expressionOfTexts(texts) === undefined) return shapedArray(call, shape, 'float64', this.reason());
    return madeArray(call, shape, 'float64', [texts], () => ({ operation: 'tokenMatrix', input: expressionOf(texts), seen, settings, mode }), {});
  }

  /** The dictionary of the words' numbers, or the other way round. */
  private numbersOfWords(byWord: boolean, context: Context): Value {
    const learned = this.learned();
    if (learned === undefined) return this.notKnown(context);
    const dictionary = context.interpreter.dictionary();
    for (const [word, number] of learned.numbers) {
      if (byWord) dictionary.set(stringValue(word), integerValue(number));
      else dictionary.set(integerValue(number), stringValue(word));
    }
    return dictionary;
  }

  /** What it has learned, where the program writes the texts itself. */
  private learned(): LearnedTokens | undefined {
    const texts = this.seen?.map(writtenTexts);
    if (texts === undefined || texts.includes(undefined) || this.settings === null) return undefined;
    return learnedTokens(texts.flatMap((each) => each ?? []), this.settings);
  }

  private notKnown({ range }: Context): Unknown {
    return unknown(this.reason(), range);
  }

  private reason(): string {
    return l10n.t('What a Tokenizer has learned of texts is known only when the file runs.');
  }
}

/** The class, as a function that makes an object of it. */
export const tokenizerClass: Value = nativeValue('Tokenizer', (call) => new Tokenizer(call));

function modeOf(value: Value): TokenMatrixArray['mode'] | undefined {
  return (['binary', 'count', 'freq', 'tfidf'] as const).find((mode) => value.kind === 'string' && value.value === mode);
}

/** The settings of the call that makes one; null where one is not known, or not followed. */
function settingsOf(making: Call): TokenizerSettings | null {
  const names = ['num_words', 'filters', 'lower', 'split', 'char_level', 'oov_token'];
  const given = (name: string): Value | undefined => argumentOf(making, names.indexOf(name), name);
  const text = (name: string, preset: string): string | undefined => {
    const value = given(name);
    if (value === undefined) return preset;
    return value.kind === 'string' ? value.value : undefined;
  };
  const truth = (name: string, preset: boolean): boolean | undefined => {
    const value = given(name);
    if (value === undefined) return preset;
    return value.kind === 'boolean' ? value.value : undefined;
  };
  const number = given('num_words') ?? making.keywords.get('nb_words')?.value ?? none;
  const numWords = number.kind === 'none' ? null : numberOf(number);
  const oov = given('oov_token') ?? none;
  const oovToken = oov.kind === 'none' ? null : oov.kind === 'string' ? oov.value : undefined;
  const [filters, split] = [text('filters', presetTokenizer.filters), text('split', presetTokenizer.split)];
  const [lower, charLevel] = [truth('lower', true), truth('char_level', false)];
  const isOther = making.open !== null || making.positional.length > names.length || [...making.keywords.keys()].some((name) => ![...names, 'nb_words'].includes(name));
  if (isOther || numWords === undefined || oovToken === undefined || filters === undefined || split === undefined || split === '' || lower === undefined || charLevel === undefined) return null;
  return { numWords, filters, lower, split, charLevel, oovToken };
}
