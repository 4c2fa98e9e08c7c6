import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as l10n from '@vscode/l10n';
import { rules, type Fix } from '../../../advice/index.js';
import type { Located } from '../reported-finding.js';
import { artifactLocation, FilePlaces, sourceRoot, type FileReplacement } from './places.js';
import { levelOf, sarifRule } from './rule.js';
import type { SarifDocument, SarifFix, SarifResult } from './schema.js';

/** Collects findings of files, as a log in SARIF 2.1.0: for code scanning, and viewers of it. */
export class SarifLog {
  private readonly results: SarifResult[] = [];
  /** The place in the list of rules, by id. */
  private readonly indices = new Map(rules.map(({ id }, index) => [id, index]));
  private places: FilePlaces | undefined;

  /** @param folder What the paths in the log are relative to. */
  constructor(private readonly folder: string) {}

  add({ finding, reported, file }: Located): void {
    // Findings come file by file.
    this.places = this.places?.file === file ? this.places : new FilePlaces(file);
    const { places } = this;
    const { cell, line } = reported;
    const fix = finding.fix === undefined ? null : this.fix(finding.fix, places);
    this.results.push({
      ruleId: finding.rule,
      ruleIndex: this.indices.get(finding.rule) ?? -1,
      level: levelOf(finding.severity),
      message: { text: cell === undefined ? finding.message : l10n.t('Cell {0}, line {1}: {2}', cell, line, finding.message) },
      locations: [{ physicalLocation: { artifactLocation: artifactLocation(finding.range.source, this.folder), region: places.region(finding.range) } }],
      ...(fix === null ? {} : { fixes: [fix] }),
    });
  }

  /** @param unreadable What kept files from being read, as messages. */
  finished(unreadable: readonly string[]): SarifDocument {
    return {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'GradLens', rules: rules.map(sarifRule) } },
          columnKind: 'utf16CodeUnits',
          originalUriBaseIds: { [sourceRoot]: { uri: pathToFileURL(join(this.folder, '/')).href } },
          invocations: [
            {
              executionSuccessful: unreadable.length === 0,
              toolExecutionNotifications: unreadable.map((text) => ({ level: 'error', message: { text } })),
            },
          ],
          results: this.results,
        },
      ],
    };
  }

  private fix({ title, edits }: Fix, places: FilePlaces): SarifFix | null {
    const replacements = edits.map((edit) => places.replacement(edit));
    if (!replacements.every((each) => each !== null)) return null;
    const byPath = new Map<string, FileReplacement[]>();
    for (const each of replacements) byPath.set(each.path, [...(byPath.get(each.path) ?? []), each]);
    const changes = [...byPath].map(([path, ofFile]) => ({
      artifactLocation: artifactLocation(path, this.folder),
      replacements: ofFile.map(({ region, newText }) => ({ deletedRegion: region, insertedContent: { text: newText } })),
    }));
    return { description: { text: title }, artifactChanges: changes };
  }
}
