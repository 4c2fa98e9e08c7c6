import type { EngineDefinition } from './definition.js';
import { reasonOf } from './reason.js';
import { engineDefinitions } from './registry.js';

/** Whether one provider of an engine works on this machine. */
export interface ProviderSurvey {
  readonly name: string;
  /** The engine with it, for people: "onnxruntime 1.30.0, CPU"; null where it does not work. */
  readonly description: string | null;
  /** Why it does not; null where it does. */
  readonly reason: string | null;
}

/** What was found of an engine on this machine. */
export interface EngineSurvey {
  readonly name: string;
  /** The providers, each tried; none where the engine itself does not load. */
  readonly providers: readonly ProviderSurvey[];
  /** Why the engine does not load; null where it does. */
  readonly reason: string | null;
}

/** Tries all engines with all their providers. */
export async function surveyEngines(definitions: readonly EngineDefinition[] = engineDefinitions): Promise<EngineSurvey[]> {
  const surveys: EngineSurvey[] = [];
  // One after another: they share the process, and messages of native libraries should not mix.
  for (const definition of definitions) surveys.push(await surveyEngine(definition));
  return surveys;
}

async function surveyEngine(definition: EngineDefinition): Promise<EngineSurvey> {
  const { name } = definition;
  try {
    const providers: ProviderSurvey[] = [];
    for (const provider of await definition.providers()) providers.push(await surveyProvider(definition, provider));
    return { name, providers, reason: null };
  } catch (error) {
    return { name, providers: [], reason: reasonOf(error) };
  }
}

async function surveyProvider(definition: EngineDefinition, name: string): Promise<ProviderSurvey> {
  try {
    const { description } = await definition.load(name);
    return { name, description, reason: null };
  } catch (error) {
    return { name, description: null, reason: reasonOf(error) };
  }
}
