import type { SchemaObject } from 'ajv';

/**
 * What SARIF 2.1.0 (OASIS Standard, 27 March 2020, plus Errata 01; section 3 and Appendix I) asks of the parts that are
 * written: which properties an object may have and must have, their types and bounds.
 */
function object(required: readonly string[], properties: Readonly<Record<string, SchemaObject>>): SchemaObject {
  return { type: 'object', required, properties, additionalProperties: false };
}

const list = (items: SchemaObject, minItems = 0): SchemaObject => ({ type: 'array', items, minItems });
const text: SchemaObject = { type: 'string' };
const positive: SchemaObject = { type: 'integer', minimum: 1 };

/** 3.11 and 3.12: a message has a text. */
const message = object(['text'], { text, markdown: text });
/** 3.30 */
const region = object(['startLine', 'startColumn', 'endLine', 'endColumn'], { startLine: positive, startColumn: positive, endLine: positive, endColumn: positive });
/** 3.4 */
const artifactLocation = object(['uri'], { uri: { type: 'string', format: 'uri-reference', pattern: '^[^ \\\\]+$' }, uriBaseId: text });
/** 3.58.6 and 3.27.10 */
const level: SchemaObject = { enum: ['none', 'note', 'warning', 'error'] };

/** 3.49 */
const rule = object(['id'], {
  id: text,
  name: text,
  shortDescription: message,
  fullDescription: message,
  help: message,
  helpUri: { type: 'string', format: 'uri' },
  defaultConfiguration: object([], { level }),
});

/** 3.55 to 3.57 */
const fix = object(['artifactChanges'], {
  description: message,
  artifactChanges: list(
    object(['artifactLocation', 'replacements'], {
      artifactLocation,
      replacements: list(object(['deletedRegion'], { deletedRegion: region, insertedContent: object([], { text }) }), 1),
    }),
    1,
  ),
});

/** 3.27 */
const result = object(['message'], {
  ruleId: text,
  ruleIndex: { type: 'integer', minimum: -1 },
  level,
  message,
  locations: list(object([], { physicalLocation: object(['artifactLocation'], { artifactLocation, region }) })),
  fixes: { ...list(fix), uniqueItems: true },
});

/** 3.13 and 3.14 */
export const sarifSchema: SchemaObject = object(['version', 'runs'], {
  $schema: { type: 'string', format: 'uri' },
  version: { const: '2.1.0' },
  runs: list(
    object(['tool'], {
      tool: object(['driver'], { driver: object(['name'], { name: text, rules: { ...list(rule), uniqueItems: true } }) }),
      columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
      originalUriBaseIds: { type: 'object', additionalProperties: object([], { uri: { type: 'string', format: 'uri', pattern: '/$' } }) },
      invocations: list(object(['executionSuccessful'], { executionSuccessful: { type: 'boolean' }, toolExecutionNotifications: list(object(['message'], { level, message })) })),
      results: list(result),
    }),
  ),
});
