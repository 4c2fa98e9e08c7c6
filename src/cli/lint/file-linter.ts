import { UsageError } from '../errors.js';
import { readModelFile, type ModelFile } from '../model-file.js';
import { modulesOf, projectModules, type ModulesOf } from '../modules.js';
import { standardInput } from '../standard-input.js';
import { syntaxErrorsInWords } from '../syntax-errors.js';
import { fileFindings, unusableFile, type FileReport } from './file-report.js';
import { lintFile, type LintedFile } from './lint-file.js';
import type { Linter } from './linter.js';
import type { LintOptions } from './options.js';
import { sarifResults } from './sarif/result.js';
import { settingsOfFiles } from './settings.js';
import { diffLine } from './text-lines.js';
import { unifiedDiff } from './unified-diff.js';
import { writeFixed } from './write-fixed.js';

/** Lints files one by one in the thread that it is made in. */
export class FileLinter implements Linter {
  readonly atOnce = 1;
  private readonly settings: ReturnType<typeof settingsOfFiles>;
  private readonly modules: ModulesOf;

  /** @param hasColours Whether the lines of `--diff` may be coloured. */
  constructor(
    private readonly options: LintOptions,
    private readonly hasColours = false,
  ) {
    this.settings = settingsOfFiles(options);
    // What fixes write, the files after it are to read.
    this.modules = options.fixing === 'write' ? (path) => modulesOf(path) : projectModules();
  }

  async lint(path: string): Promise<FileReport> {
    const { hints, fixing, format, standardInputPath } = this.options;
    let notes: readonly string[] = [];
    try {
      const before = await readModelFile(path, { modules: this.modules, standardInputPath });
      notes = syntaxErrorsInWords(before);
      const linted = lintFile(before, { settings: this.settings(before.path), hints, fixes: fixing !== 'none', modules: this.modules });
      return {
        path: before.path,
        findings: fileFindings(linted.findings, format === 'sarif' ? sarifResults(linted.file, process.cwd()) : null),
        hidden: linted.hidden,
        fixed: linted.fixed.applied.map(({ rule }) => rule),
        output: await this.handOver(path, before, linted),
        notes,
        problem: null,
      };
    } catch (error) {
      if (error instanceof UsageError) return unusableFile(path, error.message, notes);
      throw error;
    }
  }

  /** Writes what is fixed, or returns what would be; of the standard input, the text after its fixes is the result. */
  private async handOver(path: string, before: ModelFile, { file, fixed }: LintedFile): Promise<string[]> {
    const { fixing } = this.options;
    if (fixing === 'show') return unifiedDiff(before.path, before.content, fixed.edits).map((line) => diffLine(line, this.hasColours));
    if (fixing === 'write' && path === standardInput) return [file.content.replace(/\n$/, '')];
    if (fixing === 'write' && fixed.edits.length > 0) await writeFixed(path, before.content, file.content);
    return [];
  }
}
