import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TextEdit } from '../../../advice/index.js';
import { LineIndex, type SourceRange } from '../../../spec/index.js';
import type { ModelFile } from '../../model-file.js';
import type { SarifArtifactLocation, SarifRegion } from './schema.js';

/** What paths in a log are relative to, so that they mean the same on another machine. */
export const sourceRoot = '%SRCROOT%';

/** A file in or below the folder by the way to it from there, another by its whole address. */
export function artifactLocation(path: string, folder: string): SarifArtifactLocation {
  const whole = resolve(folder, path);
  const way = relative(folder, whole);
  if (way === '' || isAbsolute(way) || way.split(sep)[0] === '..') return { uri: pathToFileURL(whole).href };
  return { uri: way.split(sep).map(encodeURIComponent).join('/'), uriBaseId: sourceRoot };
}

/** A replacement in a file as it is on the disk: of a notebook, in its JSON. */
export interface FileReplacement {
  readonly path: string;
  readonly region: SarifRegion;
  readonly newText: string;
}

/** Where what was read of a file, or of the modules that it imports, stands on the disk. */
export class FilePlaces {
  private readonly lines: LineIndex;

  constructor(readonly file: ModelFile) {
    this.lines = new LineIndex(file.content);
  }

  /** The region of a range; of one that goes beyond a cell of a notebook, its beginning. */
  region(range: SourceRange): SarifRegion {
    if (range.source !== this.file.path) return this.moduleRegion(range);
    const place = this.file.inContent({ range, newText: '' }) ?? this.file.inContent({ range: { ...range, end: range.start }, newText: '' });
    return place === null ? this.regionOf({ ...range, start: 0, end: 0 }) : this.regionOf(place.range);
  }

  /** An edit as a replacement; null where it goes beyond a cell of a notebook. */
  replacement({ range, newText }: TextEdit): FileReplacement | null {
    if (range.source !== this.file.path) return { path: range.source, region: this.moduleRegion(range), newText };
    const edit = this.file.inContent({ range, newText });
    return edit === null ? null : { path: this.file.path, region: this.regionOf(edit.range), newText: edit.newText };
  }

  private regionOf({ start, end }: SourceRange): SarifRegion {
    const [from, to] = [this.lines.position(start), this.lines.position(end)];
    return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
  }

  private moduleRegion(range: SourceRange): SarifRegion {
    const [from, to] = [this.file.places.start(range), this.file.places.end(range)];
    return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
  }
}
