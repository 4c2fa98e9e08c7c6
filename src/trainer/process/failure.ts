import * as l10n from '@vscode/l10n';
import { CheckpointError } from '../checkpoint/index.js';
import { DataError, DataNotFoundError } from '../../data/index.js';
import { EngineError } from '../../engines/index.js';
import { NotTrainableError } from '../../nn/index.js';
import { MalformedMessageError, type TrainerEventOf } from '../../protocol/index.js';
import { RunRecordError } from '../../runs/index.js';
import { SavingError } from '../../saving/index.js';

/** Errors of the system that mean that something cannot be written, and not that the program is wrong. */
const diskErrors: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EACCES', 'EPERM', 'EROFS', 'EIO', 'ENOENT', 'ENOTDIR', 'EMFILE']);

/** What ONNX Runtime, the C++ library and WebAssembly say when memory runs out. */
const noMemory = /std::bad_alloc|failed to allocate memory|bad allocation|ENOMEM|WebAssembly\.\w+\(\): Out of memory/i;

function codeAndMessage(error: unknown): Omit<TrainerEventOf<'failed'>, 'type' | 'details'> {
  if (error instanceof DataNotFoundError) return { code: 'data-not-found', message: error.message };
  if (error instanceof DataError) return { code: 'data', message: error.message };
  if (error instanceof NotTrainableError) {
    const { message, layer, range } = error;
    return { code: 'not-trainable', message, ...(layer === undefined ? {} : { layer }), ...(range === undefined ? {} : { range }) };
  }
  if (error instanceof SavingError) return { code: 'saved-file', message: error.message };
  if (error instanceof CheckpointError || error instanceof RunRecordError) return { code: 'checkpoint', message: error.message };
  if (error instanceof MalformedMessageError) {
    return { code: 'malformed-message', message: l10n.t('The trainer was sent something that it cannot understand. Reload the window. {0}', error.message) };
  }
  const reason = error instanceof Error ? error.message : String(error);
  if ((error instanceof RangeError && /allocation failed|array length/i.test(reason)) || noMemory.test(reason)) {
    return { code: 'memory', message: l10n.t('There is not enough memory for this training. Use less data, a smaller model or a smaller batch size.') };
  }
  if (error instanceof EngineError) return { code: 'engine', message: error.message };
  if (diskErrors.has((error as NodeJS.ErrnoException).code ?? '')) {
    return { code: 'disk', message: l10n.t('The run cannot be recorded: {0}. Check the disk and the folder, then train again.', reason) };
  }
  return { code: 'internal', message: l10n.t('Something went wrong inside GradLens: {0}. Please report it, with the log.', reason) };
}

/** What an error means for the run, in words for people, with what the log needs. */
export function failureOf(error: unknown): TrainerEventOf<'failed'> {
  const details = error instanceof Error ? error.stack : undefined;
  return { type: 'failed', ...codeAndMessage(error), ...(details === undefined ? {} : { details }) };
}
