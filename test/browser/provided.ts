declare module 'vitest' {
  /** What served-vscode.mjs hands to the tests. */
  interface ProvidedContext {
    /** The address of a window with the samples. */
    vscodeUrl: string;
    /** Where these samples are. */
    samplesFolder: string;
    /** The address of a window with the samples in Restricted Mode. */
    restrictedUrl: string;
  }
}

export {};
