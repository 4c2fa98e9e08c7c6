/** How fast a run goes, with a memory that fades: the last seconds count most. Times are in milliseconds. */
export interface Pace {
  /** When the last steps were heard of; null when the next are no measure, as after a pause. */
  readonly heardAt: number | null;
  /** Steps and time of the last seconds, for the speed that is shown. */
  readonly recent: Stretch;
  /** The same over a longer time, validation included, for the time that is left. */
  readonly long: Stretch;
  /** How much time has been measured in all. */
  readonly measured: number;
}

interface Stretch {
  readonly steps: number;
  readonly milliseconds: number;
}

const recentMemory = 3000;
const longMemory = 30_000;

/** Below this nothing is said: a guess from a few steps, the first of them slow, is worse than none. */
const neededForSpeed = 300;
const neededForTimeLeft = 1500;

const nothing: Stretch = { steps: 0, milliseconds: 0 };

export const initialPace: Pace = { heardAt: null, recent: nothing, long: nothing, measured: 0 };

function faded({ steps, milliseconds }: Stretch, memory: number, newSteps: number, elapsed: number): Stretch {
  const kept = Math.exp(-elapsed / memory);
  return { steps: steps * kept + newSteps, milliseconds: milliseconds * kept + elapsed };
}

/** After hearing of steps. The first stretch is not measured: nobody knows when it began. */
export function heard(pace: Pace, steps: number, now: number): Pace {
  if (pace.heardAt === null) return { ...pace, heardAt: now };
  const elapsed = Math.max(now - pace.heardAt, 0);
  return {
    heardAt: now,
    recent: faded(pace.recent, recentMemory, steps, elapsed),
    long: faded(pace.long, longMemory, steps, elapsed),
    measured: pace.measured + elapsed,
  };
}

/** After a pause began or ended. */
export function interrupted(pace: Pace): Pace {
  return { ...pace, heardAt: null };
}

/** Steps a second, and seconds until as many steps are done; each absent while it is not known. */
export function speedOf(pace: Pace, stepsLeft: number): { stepsPerSecond?: number; secondsLeft?: number } {
  const perSecond = ({ steps, milliseconds }: Stretch): number => (steps / milliseconds) * 1000;
  return {
    ...(pace.measured < neededForSpeed ? {} : { stepsPerSecond: perSecond(pace.recent) }),
    ...(pace.measured < neededForTimeLeft ? {} : { secondsLeft: stepsLeft / perSecond(pace.long) }),
  };
}
