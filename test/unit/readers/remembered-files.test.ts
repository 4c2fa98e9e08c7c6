import { describe, expect, it } from 'vitest';
import { rememberedFiles, type ModuleFiles } from '../../../src/readers/index.js';

describe('files that are remembered', () => {
  const asked: string[] = [];
  const disk: ModuleFiles = {
    text: (path) => (asked.push(`text ${path}`), path === 'layers.py' ? 'a = 1' : undefined),
    exists: (path) => (asked.push(`exists ${path}`), path === 'layers.py'),
  };

  it('are looked for once each, also where they are not there', () => {
    const files = rememberedFiles(disk);
    for (let round = 0; round < 3; round += 1) {
      expect(files.text('layers.py')).toBe('a = 1');
      expect(files.text('gone.py')).toBeUndefined();
      expect(files.exists('layers.py')).toBe(true);
      expect(files.exists('setup.py')).toBe(false);
    }
    expect(asked).toEqual(['text layers.py', 'text gone.py', 'exists layers.py', 'exists setup.py']);
  });
});
