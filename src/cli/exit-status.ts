/** What the process tells the shell. */
export const exitStatus = {
  success: 0,
  /** There are findings, no model was found, or training failed. */
  negative: 1,
  /** Bad usage, or input that cannot be read. */
  unusable: 2,
  /** Of `inspect`: some of the models was read and understood, not all. */
  partial: 3,
} as const;

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];
