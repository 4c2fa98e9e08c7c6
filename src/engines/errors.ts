import * as l10n from '@vscode/l10n';
import { reasonOf } from './reason.js';

/** Base of what goes wrong in an engine; the message is for people. */
export class EngineError extends Error {
  override readonly name: string = 'EngineError';
}

/** There is no engine of this name. */
export class UnknownEngineError extends EngineError {
  override readonly name = 'UnknownEngineError';

  constructor(
    readonly engine: string,
    known: readonly string[],
  ) {
    super(l10n.t('There is no engine "{0}". Choose one of: {1}.', engine, known.join(', ')));
  }
}

/** The engine exists, but cannot run on this machine, or not with the provider that was asked for. */
export class EngineUnavailableError extends EngineError {
  override readonly name = 'EngineUnavailableError';

  constructor(
    readonly engine: string,
    /** Null where any would have done. */
    readonly provider: string | null,
    override readonly cause: unknown,
  ) {
    const machine = `${process.platform} ${process.arch}`;
    const reason = reasonOf(cause);
    super(
      provider === null
        ? l10n.t('The engine "{0}" cannot run on {1}: {2}.', engine, machine, reason)
        : l10n.t('The engine "{0}" cannot use "{1}" on {2}: {3}.', engine, provider, machine, reason),
    );
  }
}

/** A graph that this engine cannot compile. */
export class CompileError extends EngineError {
  override readonly name = 'CompileError';

  constructor(override readonly cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(l10n.t('The training graph could not be compiled: {0}', reason));
  }
}

/** What a call was given does not fit the program: data, rows, scalars or state. */
export class RequestError extends EngineError {
  override readonly name = 'RequestError';
}
