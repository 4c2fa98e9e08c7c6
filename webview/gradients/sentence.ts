import type { Formatter, Texts } from '../format/index.js';
import type { GradientStatement } from './statement.js';

/** The statement as a sentence of the user's language; empty when there is nothing to say. */
export function gradientSentence(statement: GradientStatement, texts: Texts, format: Formatter): string {
  switch (statement.kind) {
    case 'nothing':
      return '';
    case 'oneLayer':
      return texts.get('gradientOfOneLayer', statement.layer.name, format.magnitude(statement.layer.norm));
    case 'notFinite':
      return texts.get('gradientNotFinite', statement.layer.name, format.count(statement.layers));
    case 'zero':
      return texts.get('gradientZero', statement.layer.name, format.count(statement.layers));
    case 'even':
      return texts.get('gradientsEven', format.magnitude(statement.factor));
    case 'firstToLast': {
      const key = statement.ratio < 1 ? 'gradientRatio' : 'gradientMultiple';
      return texts.get(key, statement.first.name, format.magnitude(statement.ratio), statement.last.name);
    }
    case 'extremes':
      return texts.get('gradientExtremes', statement.lowest.name, format.magnitude(statement.ratio), statement.highest.name);
  }
}
