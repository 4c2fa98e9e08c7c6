/** What modules are looked for in. Paths have `/` between folders. */
export interface ModuleFiles {
  /** The text of a file; `undefined` where there is none that could be a module. */
  text(path: string): string | undefined;
  /** Whether there is a file or a folder of this path. */
  exists(path: string): boolean;
}
