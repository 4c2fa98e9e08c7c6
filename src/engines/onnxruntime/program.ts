import * as l10n from '@vscode/l10n';
import type { StepGraph } from '../../graph/index.js';
import type { EngineState, Program, ProgramRequest, ProgramResult } from '../engine.js';
import { RequestError } from '../errors.js';
import { checkRequest } from '../request.js';
import { LoopSession } from './loop-session.js';
import { withNorms } from './norm-series.js';
import { withQuickNorms, type QuickGraph } from './quick-norms.js';
import type { Runtime } from './runtime.js';
import { OnnxruntimeState } from './state.js';

/**
 * A step graph that measures norms quickly as long as that is right. When it is not, since gradients vanish or explode,
 * the steps are run again, and from then on, in a form that measures them with care.
 */
export class OnnxruntimeProgram implements Program {
  private precise: LoopSession | undefined;

  private constructor(
    private readonly runtime: Runtime,
    private readonly provider: string,
    private readonly threads: number,
    private readonly graph: QuickGraph,
    private readonly quick: LoopSession,
  ) {}

  /** @throws where the runtime does not take the graph. */
  static async of(runtime: Runtime, graph: StepGraph, provider: string, threads: number): Promise<OnnxruntimeProgram> {
    const forms = withQuickNorms(graph);
    return new OnnxruntimeProgram(runtime, provider, threads, forms, await LoopSession.of(runtime, forms.quick, provider, threads));
  }

  async run(state: EngineState, request: ProgramRequest): Promise<ProgramResult> {
    if (!(state instanceof OnnxruntimeState)) {
      throw new RequestError(l10n.t('The state was made by another engine than the program.'));
    }
    checkRequest(this.graph.quick, request);
    const measurements = await this.measured(state, request);
    state.advance(this.quick.changing);
    return { steps: request.steps, measurements };
  }

  async dispose(): Promise<void> {
    await Promise.all([this.quick.dispose(), this.precise?.dispose()]);
  }

  private async measured(state: OnnxruntimeState, request: ProgramRequest): Promise<ProgramResult['measurements']> {
    const { norms, precise } = this.graph;
    if (this.precise === undefined) {
      const { measurements, isIncomplete } = withNorms(norms, await this.quick.run(state, request), request.scalars);
      if (!isIncomplete) return measurements;
      this.precise = await LoopSession.of(this.runtime, precise, this.provider, this.threads);
    }
    return withNorms(norms, await this.precise.run(state, request), request.scalars).measurements;
  }
}
