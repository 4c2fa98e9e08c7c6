import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../../..');

export interface Answer {
  readonly status: number | null;
  readonly out: string;
  readonly note: string;
}

/** The real command line, bundled afresh into a folder of its own, with files to work on. */
export class CommandLine {
  readonly folder = mkdtempSync(join(tmpdir(), 'gradlens-cli-'));

  async bundle(): Promise<void> {
    await build({
      absWorkingDir: root,
      entryPoints: {
        cli: 'src/cli/main.ts', 'cli-reading': 'src/cli/main-reading.ts', 'cli-all': 'src/cli/main-all.ts', trainer: 'src/trainer/main.ts',
      },
      outdir: join(this.folder, 'dist'),
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      external: ['onnxruntime-node', 'h5wasm'],
      outExtension: { '.js': '.cjs' },
    });
    const wasm = 'tfjs-backend-wasm-simd.wasm';
    copyFileSync(join(root, 'node_modules/@tensorflow/tfjs-backend-wasm/dist', wasm), join(this.folder, 'dist', wasm));
    symlinkSync(join(root, 'node_modules'), join(this.folder, 'node_modules'));
    symlinkSync(join(root, 'l10n'), join(this.folder, 'l10n'));
    // A copy, since tests write files of this name.
    copyFileSync(join(root, 'package.json'), join(this.folder, 'package.json'));
  }

  /** Writes a file into the folder. @returns its path. */
  file(name: string, text: string | Uint8Array): string {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  }

  /** @param input What it can read from its standard input. */
  run(args: readonly string[], environment: NodeJS.ProcessEnv = {}, input = ''): Answer {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(this.folder, 'dist/cli.cjs'), ...args], {
      cwd: this.folder,
      encoding: 'utf8',
      input,
      env: { ...process.env, LANG: 'C', LC_ALL: 'C', ...environment },
      maxBuffer: 2 ** 28,
    });
    return { status, out: stdout, note: stderr };
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true });
  }
}
