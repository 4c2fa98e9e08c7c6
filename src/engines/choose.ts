import * as l10n from '@vscode/l10n';
import { automatic, type EngineDefinition } from './definition.js';
import type { Engine } from './engine.js';
import { EngineUnavailableError } from './errors.js';
import { engineDefinitions, findEngine } from './registry.js';

/** What a user asks for; `auto` leaves it to us. */
export interface EngineChoice {
  readonly engine: string;
  readonly provider: string;
}

/** The engine that serves, and what people should know about why it is not the one they might expect. */
export interface ChosenEngine {
  readonly engine: Engine;
  readonly notes: readonly string[];
}

/**
 * The engine that a choice leads to on this machine. A provider that does not work, and without a choice an engine that
 * does not, is replaced by the next best, with a note; an engine that was asked for by name is not.
 * @throws UnknownEngineError where there is none of the name.
 * @throws EngineUnavailableError where none, or not the one that was named, can run on this machine.
 */
export async function chooseEngine(
  { engine, provider }: EngineChoice,
  definitions: readonly EngineDefinition[] = engineDefinitions,
): Promise<ChosenEngine> {
  const names = engine === automatic ? definitions.map(({ name }) => name) : [engine];
  const notes: string[] = [];
  let failure: unknown;
  if (provider !== automatic) {
    for (const name of names) {
      try {
        return { engine: await findEngine(name, provider, definitions), notes };
      } catch (error) {
        failure ??= requireUnavailable(error);
      }
    }
    notes.push(l10n.t('The provider "{0}" does not work here, so the next best computes. {1}', provider, messageOf(failure)));
  }
  let first: unknown;
  for (const name of names) {
    try {
      const found = await findEngine(name, automatic, definitions);
      if (first !== undefined) notes.push(l10n.t('{0} Training uses {1} instead, which is slower.', messageOf(first), found.description));
      return { engine: found, notes };
    } catch (error) {
      first ??= requireUnavailable(error);
    }
  }
  throw first;
}

/** Passes other errors on. */
function requireUnavailable(error: unknown): EngineUnavailableError {
  if (error instanceof EngineUnavailableError) return error;
  throw error;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
