import { className, classScores, confusedAs, mostConfused, type ClassJudgement } from '../evaluation/index.js';
import { element } from '../dom.js';
import type { Language } from './panel.js';

/** Up to this many classes the whole matrix can be read; of more, what is confused most often. */
const wholeMatrix = 20;
const mostPairs = 12;

/** Which classes are taken for which, and how well each is told apart. */
export function classTables(judgement: ClassJudgement, names: readonly string[] | undefined, language: Language): HTMLElement[] {
  const { texts } = language;
  const first = judgement.classes <= wholeMatrix ? matrix(judgement, names, language) : pairs(judgement, names, language);
  return [scrolling(texts.get('confusion'), first), scrolling(texts.get('classScores'), scores(judgement, names, language))];
}

/** A table that may be wider than its place: scrolled by keyboard, too. */
function scrolling(name: string, table: HTMLElement): HTMLElement {
  return element('div', { class: 'scrolling', role: 'region', tabindex: '0', 'aria-label': name }, table);
}

function matrix(judgement: ClassJudgement, names: readonly string[] | undefined, { texts, format }: Language): HTMLElement {
  const labels = Array.from({ length: judgement.classes }, (_, label) => label);
  const rows = labels.map((label) => {
    const samples = labels.reduce((sum, predicted) => sum + confusedAs(judgement, label, predicted), 0);
    const cells = labels.map((predicted) => {
      const count = confusedAs(judgement, label, predicted);
      const cell = element('td', { class: count === 0 ? 'none' : label === predicted ? 'right' : 'wrong' }, count === 0 ? '·' : format.count(count));
      cell.style.setProperty('--share', samples === 0 ? '0' : String(count / samples));
      return cell;
    });
    return element('tr', {}, header(className(label, names), 'row'), ...cells);
  });
  return element(
    'table',
    { class: names === undefined ? 'confusion' : 'confusion named' },
    element('caption', {}, texts.get('confusionCaption')),
    element('thead', {}, element('tr', {}, element('td'), ...labels.map((label) => header(className(label, names), 'col')))),
    element('tbody', {}, ...rows),
  );
}

function pairs(judgement: ClassJudgement, names: readonly string[] | undefined, { texts, format }: Language): HTMLElement {
  const columns = [texts.get('trueClass'), texts.get('takenFor'), texts.get('samples')];
  const rows = mostConfused(judgement, mostPairs).map(({ label, predicted, samples }) => [
    className(label, names),
    className(predicted, names),
    format.count(samples),
  ]);
  return table(texts.get('mostConfused'), columns, rows);
}

function scores(judgement: ClassJudgement, names: readonly string[] | undefined, { texts, format }: Language): HTMLElement {
  const percent = (value: number | null) => (value === null ? '–' : format.percent(value));
  const columns = [texts.get('class'), texts.get('precision'), texts.get('recall'), 'F1', texts.get('samples')];
  const rows = classScores(judgement).map(({ label, precision, recall, f1, samples }) => [
    className(label, names),
    percent(precision),
    percent(recall),
    percent(f1),
    format.count(samples),
  ]);
  return table(texts.get('classScores'), columns, rows);
}

function table(caption: string, columns: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
  return element(
    'table',
    { class: 'metrics' },
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, ...columns.map((column) => header(column, 'col')))),
    element('tbody', {}, ...rows.map(([first = '', ...others]) => element('tr', {}, header(first, 'row'), ...others.map((value) => element('td', {}, value))))),
  );
}

const header = (text: string, scope: 'col' | 'row'): HTMLElement => element('th', { scope }, text);
