/** How often samples that are near each other have the same label, of some of the training samples. */
export interface LabelFacts {
  /** What part of a sample's nearest neighbours has its label, on average. */
  readonly agreement: number;
  /** The standard error of that average. */
  readonly error: number;
  /** What it would be if labels were dealt out at random. */
  readonly byChance: number;
}

/** How many standard errors are no chance. */
const CERTAIN = 3;
/** What part of the way from chance to full agreement labels that follow their samples go at least. */
const LEAST_FOLLOWED = 0.2;
/** What part of it labels go at most, two standard errors counted in, that do not follow. */
const MOST_AT_CHANCE = 0.1;

/** Whether labels are as near samples have them: whoever knows the neighbours, knows something of the label. */
export function doLabelsFollow({ agreement, error, byChance }: LabelFacts): boolean {
  return agreement - byChance > Math.max(CERTAIN * error, LEAST_FOLLOWED * (1 - byChance));
}

/** Whether neighbours say nothing of a label. They may still belong together in a way that nearness does not show. */
export function areLabelsAtChance({ agreement, error, byChance }: LabelFacts): boolean {
  return agreement + 2 * error - byChance < MOST_AT_CHANCE * (1 - byChance);
}
