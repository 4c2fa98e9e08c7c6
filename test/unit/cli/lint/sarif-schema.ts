import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ErrorObject } from 'ajv';
import Draft04 from 'ajv-draft-04';
import type { SarifDocument } from '../../../../src/cli/lint/sarif/schema.js';

/** The public schema of SARIF 2.1.0 (OASIS, as schemastore has it), which its authors' matchers for tests carry. */
const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const schema = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;

const formats = {
  uri: (text: string): boolean => URL.canParse(text),
  'uri-reference': (text: string): boolean => URL.canParse(text, 'file:///') && !/[ \\]/.test(text),
  'date-time': (text: string): boolean => !Number.isNaN(Date.parse(text)),
};
// Its patterns are written for regular expressions without Unicode.
const accepts = new Draft04({ strict: false, allErrors: true, formats, unicodeRegExp: false }).compile<SarifDocument>(schema);

/** What the public schema has against a document; nothing, where it accepts it. */
export function schemaFaults(document: unknown): readonly ErrorObject[] {
  return accepts(document) ? [] : (accepts.errors ?? []);
}
