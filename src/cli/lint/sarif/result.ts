import * as l10n from '@vscode/l10n';
import { rules, type Fix } from '../../../advice/index.js';
import type { ModelFile } from '../../model-file.js';
import type { Located } from '../reported-finding.js';
import { artifactLocation, FilePlaces, type FileReplacement } from './places.js';
import { levelOf } from './rule.js';
import type { SarifFix, SarifResult } from './schema.js';

/** The place in the list of rules, by id. */
const indices = new Map(rules.map(({ id }, index) => [id, index]));

/**
 * Makes results of the findings of a file.
 * @param folder What paths are relative to.
 */
export function sarifResults(file: ModelFile, folder: string): (finding: Located) => SarifResult {
  const places = new FilePlaces(file);
  return ({ finding, reported: { cell, line } }) => {
    const { rule, severity, message, range } = finding;
    const fix = finding.fix === undefined ? null : sarifFix(finding.fix, places, folder);
    return {
      ruleId: rule,
      ruleIndex: indices.get(rule) ?? -1,
      level: levelOf(severity),
      message: { text: cell === undefined ? message : l10n.t('Cell {0}, line {1}: {2}', cell, line, message) },
      locations: [{ physicalLocation: { artifactLocation: artifactLocation(range.source, folder), region: places.region(range) } }],
      ...(fix === null ? {} : { fixes: [fix] }),
    };
  };
}

function sarifFix({ title, edits }: Fix, places: FilePlaces, folder: string): SarifFix | null {
  const replacements = edits.map((edit) => places.replacement(edit));
  if (!replacements.every((each) => each !== null)) return null;
  const byPath = new Map<string, FileReplacement[]>();
  for (const each of replacements) byPath.set(each.path, [...(byPath.get(each.path) ?? []), each]);
  const changes = [...byPath].map(([path, ofFile]) => ({
    artifactLocation: artifactLocation(path, folder),
    replacements: ofFile.map(({ region, newText }) => ({ deletedRegion: region, insertedContent: { text: newText } })),
  }));
  return { description: { text: title }, artifactChanges: changes };
}
