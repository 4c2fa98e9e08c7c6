import type { ModuleFiles } from './module-files.js';

/** How much text is kept (UTF-16 code units), and of how many paths it is kept what is there. */
const mostText = 8_000_000;
const mostPaths = 100_000;

/** Files that do not change while this is used: each is looked for once, and its text is read once. */
export function rememberedFiles(files: ModuleFiles): ModuleFiles {
  const texts = new Map<string, string | undefined>();
  const found = new Map<string, boolean>();
  let kept = 0;
  return {
    text(path) {
      if (texts.has(path)) return texts.get(path);
      const text = files.text(path);
      kept += text?.length ?? 0;
      if (kept > mostText || texts.size >= mostPaths) {
        texts.clear();
        kept = text?.length ?? 0;
      }
      texts.set(path, text);
      return text;
    },
    exists(path) {
      const known = found.get(path);
      if (known !== undefined) return known;
      if (found.size >= mostPaths) found.clear();
      const exists = files.exists(path);
      found.set(path, exists);
      return exists;
    },
  };
}
