import type { Console } from '../console.js';
import { standardInput } from '../standard-input.js';
import type { FileFinding } from './file-report.js';
import type { LintOptions } from './options.js';
import type { ReportedFinding } from './reported-finding.js';
import { sarifLog } from './sarif/log.js';
import type { SarifResult } from './sarif/schema.js';
import { countByRule, statisticsLines } from './statistics.js';
import { textLine } from './text-lines.js';

/** Prints what is found, in one of the formats. */
export interface Reporter {
  /** The findings of one file. */
  add(findings: readonly FileFinding[]): void;
  /** @param unreadable What kept files from being read, as messages. */
  end(unreadable: readonly string[]): void;
}

export function reporterOf(options: LintOptions, console: Console): Reporter {
  const printer = printerOf(options, console);
  if (options.statistics) return statistics(options, printer);
  switch (options.format) {
    case 'text':
      return text(printer, console.hasColours);
    case 'json':
      return json(printer);
    case 'sarif':
      return sarif(printer);
  }
}

type Print = (line: string) => void;

/** The result of `--diff` is the changes, that of `--fix -` the text: findings are notes beside them. */
function printerOf({ fixing, paths }: LintOptions, console: Console): Print {
  if (fixing === 'show') return () => undefined;
  const isTextTheResult = fixing === 'write' && paths.includes(standardInput);
  return isTextTheResult ? (line) => { console.note(line); } : (line) => { console.out(line); };
}

function text(print: Print, hasColours: boolean): Reporter {
  return {
    add: (findings) => findings.forEach(({ reported }) => { print(textLine(reported, hasColours)); }),
    end: () => undefined,
  };
}

function json(print: Print): Reporter {
  const reported: ReportedFinding[] = [];
  return {
    add: (findings) => reported.push(...findings.map((each) => each.reported)),
    end: () => { print(JSON.stringify(reported, null, 2)); },
  };
}

function sarif(print: Print): Reporter {
  const results: SarifResult[] = [];
  return {
    add: (findings) => results.push(...findings.flatMap((each) => each.sarif ?? [])),
    end: (unreadable) => { print(JSON.stringify(sarifLog(results, unreadable, process.cwd()), null, 2)); },
  };
}

function statistics({ format }: LintOptions, print: Print): Reporter {
  const found: Pick<ReportedFinding, 'rule' | 'name' | 'fix'>[] = [];
  return {
    add: (findings) => found.push(...findings.map(({ reported: { rule, name, fix } }) => ({ rule, name, fix }))),
    end() {
      const counts = countByRule(found);
      if (format === 'text') statisticsLines(counts).forEach(print);
      else print(JSON.stringify(counts, null, 2));
    },
  };
}
