import {
  type Fault,
  faultAt,
  type ParsedFile,
  parseConfiguration,
  parseJsonConfiguration,
  parseJsonVariables,
  type Span,
} from '../../hcl/index.js';
import { once, type Range, rangesOf } from '../../model/index.js';

/** A file of Terraform source. `name` is what a reader opens; its last part tells the syntax. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
  /** Why its text is not there, though Terraform reads it. */
  readonly unread?: string;
}

/** A file that has been read. */
export interface ParsedSource extends SourceFile, ParsedFile {
  readonly faults: readonly Fault[];
  readonly rangeOf: (span: Span) => Range;
}

/** Where something is written. */
export interface SourcePosition extends Range {
  readonly file: string;
}

/** The syntax of a file, by its name: https://developer.hashicorp.com/terraform/language/files */
export function parseSource(file: SourceFile): ParsedSource {
  const { name, text } = file;
  const read = name.endsWith('.tfvars.json')
    ? parseJsonVariables
    : name.endsWith('.json')
      ? parseJsonConfiguration
      : parseConfiguration;
  const rangeOf = once(() => rangesOf(text));
  const parsed = read(text);
  const faults = file.unread === undefined ? parsed.faults : [faultAt('not-read', { start: 0, end: 0 }, file.unread)];
  return { ...file, ...parsed, faults, rangeOf: (span) => rangeOf()(span) };
}

export function positionOf(file: ParsedSource, span: Span): SourcePosition {
  return { file: file.name, ...file.rangeOf(span) };
}

const source = /\.(?:tf|tofu)(?:\.json)?$/;
const override = /(?:^|[/\\_])override\.(?:tf|tofu)(?:\.json)?$/;

/** Whether a file is part of the module that its folder is. Editors' backups and hidden files are none. */
export function isSource(name: string): boolean {
  const last = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  return source.test(last) && !last.startsWith('.') && !last.endsWith('~');
}

/**
 * The files of a folder in the order in which they count: overrides last, each kind by name. A `.tofu` file takes the
 * place of the `.tf` file of its name.
 * Sources: https://developer.hashicorp.com/terraform/language/files/override, https://opentofu.org/docs/language/files
 */
export function inOrder<F extends { readonly name: string }>(files: readonly F[]): readonly F[] {
  const names = new Set(files.map(({ name }) => name));
  const counting = files.filter(
    ({ name }) =>
      (isSource(name) && !names.has(name.replace(/\.tf(\.json)?$/, '.tofu$1'))) || /\.tofu(\.json)?$/.test(name),
  );
  const sorted = [...counting].sort((one, other) => (one.name < other.name ? -1 : 1));
  return [...sorted.filter((file) => !isOverride(file)), ...sorted.filter(isOverride)];
}

export function isOverride({ name }: { readonly name: string }): boolean {
  return override.test(name);
}
