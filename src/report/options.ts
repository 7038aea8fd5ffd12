import type { RuleInfo } from '../model/index.js';

/** What a format may know besides the report. */
export interface RenderOptions {
  /** Whether the reader is a terminal that shows colours. */
  readonly color: boolean;
  /** Columns of the terminal; without it, running text is not wrapped. */
  readonly width?: number;
  /** Also what passed, why each rule exists, and which inputs were skipped. */
  readonly verbose: boolean;
  /** Only the verdict, what fails or is unknown, what is waived, and what could not be read. */
  readonly quiet: boolean;
  /** The rules of the run: words for what a finding only names by id. */
  readonly rules: readonly RuleInfo[];
  /** What SARIF runs are kept apart by: `automationDetails.id`, of which GitHub takes all up to the last slash. */
  readonly sarifCategory?: string;
  /** What services know a file of the report by: its name from the root of the repository. */
  readonly fromRoot: (file: string) => string;
  /** Text of a file of the report, for code frames; nothing where it is not to be had. */
  readonly source: (file: string) => string | undefined;
}
