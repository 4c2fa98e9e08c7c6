/** The parts of SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format) that are written here. */

export interface SarifMessage {
  readonly text: string;
}

/** Lines and columns from 1, columns in UTF-16 code units; the end is the column after the last one. */
export interface SarifRegion {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface SarifArtifactLocation {
  readonly uri: string;
  readonly uriBaseId?: string;
}

export interface SarifRule {
  readonly id: string;
  readonly name: string;
  readonly shortDescription: SarifMessage;
  readonly fullDescription: SarifMessage;
  readonly help: SarifMessage & { readonly markdown: string };
  readonly helpUri?: string;
  readonly defaultConfiguration: { readonly level: SarifLevel };
}

export type SarifLevel = 'note' | 'warning' | 'error';

export interface SarifFix {
  readonly description: SarifMessage;
  readonly artifactChanges: readonly {
    readonly artifactLocation: SarifArtifactLocation;
    readonly replacements: readonly { readonly deletedRegion: SarifRegion; readonly insertedContent: SarifMessage }[];
  }[];
}

export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: SarifLevel;
  readonly message: SarifMessage;
  readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: SarifArtifactLocation; readonly region: SarifRegion } }];
  readonly fixes?: readonly [SarifFix];
}

export interface SarifDocument {
  readonly $schema: string;
  readonly version: '2.1.0';
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly SarifRule[] } };
      readonly columnKind: 'utf16CodeUnits';
      readonly originalUriBaseIds: Readonly<Record<string, { readonly uri: string }>>;
      readonly invocations: readonly [
        {
          readonly executionSuccessful: boolean;
          readonly toolExecutionNotifications: readonly { readonly level: 'error'; readonly message: SarifMessage }[];
        },
      ];
      readonly results: readonly SarifResult[];
    },
  ];
}
