declare module 'vitest' {
  /** What served-vscode.mjs hands to the tests. */
  interface ProvidedContext {
    /** The address of a window with the samples. */
    vscodeUrl: string;
    /** The address of a window with a copy of them for the dashboard among the editors. */
    panelUrl: string;
    /** Where that copy is. */
    panelFolder: string;
    /** The address of a window with a copy of them for the list of runs. */
    runsUrl: string;
    /** Where that copy is. */
    runsFolder: string;
    /** The address of a window with the samples in Restricted Mode. */
    restrictedUrl: string;
  }
}

export {};
