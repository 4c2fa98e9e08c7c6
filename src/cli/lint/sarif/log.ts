import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rules } from '../../../advice/index.js';
import { sourceRoot } from './places.js';
import { sarifRule } from './rule.js';
import type { SarifDocument, SarifResult } from './schema.js';

/**
 * Results of files as a log in SARIF 2.1.0: for code scanning, and viewers of it.
 * @param folder What the paths in the log are relative to.
 * @param unreadable What kept files from being read, as messages.
 */
export function sarifLog(results: readonly SarifResult[], unreadable: readonly string[], folder: string): SarifDocument {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'GradLens', rules: rules.map(sarifRule) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [sourceRoot]: { uri: pathToFileURL(join(folder, '/')).href } },
        invocations: [
          {
            executionSuccessful: unreadable.length === 0,
            toolExecutionNotifications: unreadable.map((text) => ({ level: 'error', message: { text } })),
          },
        ],
        results,
      },
    ],
  };
}
