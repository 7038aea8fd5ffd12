import { filesFromRoot, folderInRepository, groundReader } from './discover/index.js';
import { headerOf } from './facts/index.js';
import { type Site, sourceReader, today } from './files/index.js';
import { version } from './generated/version.js';
import { analyzeTrust, type TrustSetting } from './iam/index.js';
import type { Json, Report, RuleInfo, Tree, Trust } from './model/index.js';
import { extract as extractPaths, judged, judgedFacts } from './pipeline.js';
import { type Format, type RenderOptions, render as renderReport } from './report/index.js';
import { asReported, builtinRules } from './rules/index.js';
import { type Settings, settingsOf } from './settings/index.js';
import { waiverRules } from './waivers/index.js';

/** What inputs are read with: where, and what they do not say themselves. */
export interface ExtractOptions {
  /** Folder that every relative path starts from, and that files of the report are named from; absolute. */
  readonly cwd: string;
  /** A configuration file; absent, the nearest `rolecall.yaml` upwards counts, and with `false` none does. */
  readonly config?: string | false;
  /** Id of the account that undeclared inputs deploy to. */
  readonly account?: string;
  /** Region that undeclared templates deploy to. */
  readonly region?: string;
  /** Folder that the globs of the configuration are relative to; absent, that of its file. */
  readonly root?: string;
  /** File of CloudFormation parameters. */
  readonly parameters?: string;
  /** Variables of Terraform source, as `name=value` or in files, in the order in which they count: later ones win. */
  readonly variables?: readonly ({ readonly assignment: string } | { readonly file: string })[];
  /** Workspace of Terraform source. */
  readonly workspace?: string;
  /** What is read for the path `-`; absent, nothing. */
  readonly stdin?: AsyncIterable<Uint8Array | string>;
}

/** What inputs are judged by: the options of `rolecall scan` that change the report. */
export interface EvaluateOptions extends ExtractOptions {
  /** Ids of the only rules to run. */
  readonly only?: readonly string[];
  /** Ids of rules to leave out. */
  readonly skip?: readonly string[];
  /** Folders of further rule files. */
  readonly rules?: readonly string[];
  /** Files of findings to let through. */
  readonly baseline?: readonly string[];
  /** With `false`, waivers, ignores in templates and baselines have no effect. */
  readonly ignores?: boolean;
  /** Files of facts from elsewhere that count as well. */
  readonly facts?: readonly string[];
  /** The day by which waivers expire, as `2027-01-31`; absent, the present one. */
  readonly today?: string;
}

export interface AnalyzeOptions extends EvaluateOptions {
  /** File of facts of everything that the paths do not cover. */
  readonly base?: string;
  /** The paths are files that changed, inputs or not: the roles in them are judged, not whether there is one. */
  readonly changed?: boolean;
}

/**
 * Judges what paths stand for (files, folders, patterns), and resolves to the report that `rolecall scan -f json`
 * prints. Writes nothing and leaves `process` alone. Inputs that cannot be read are part of the report; rejects with a
 * `UsageError` for whatever the command line ends with exit code 2 for.
 */
export async function analyze(paths: readonly string[], options: AnalyzeOptions): Promise<Report> {
  const { base, facts = [], changed = false } = options;
  const given = changed ? { named: [], listed: paths } : { named: paths, listed: [] };
  return judged(given, await settingsFrom(options), siteFrom(options), { base, facts });
}

/**
 * The text of the facts of what paths stand for, as `rolecall extract` writes it: what the inputs say of IAM, without
 * what they mark as sensitive. Rejects as `analyze` does.
 */
export async function extract(paths: readonly string[], options: ExtractOptions): Promise<string> {
  const settings = await settingsFrom(options, { runsRules: false });
  const folder = folderInRepository(options.cwd);
  const { read, trusted } = settings.digests();
  const shard = { index: 1, count: 1 };
  const header = headerOf({ tool: version, shard, ...(folder === '' ? {} : { folder }), settings: read, trusted });
  return extractPaths({ named: paths, listed: [] }, settings, siteFrom(options), header, { digests: true });
}

/** Judges facts files as `rolecall evaluate` does: all shards of one extraction. Rejects as `analyze` does. */
export async function evaluate(files: readonly string[], options: EvaluateOptions): Promise<Report> {
  const { facts = [] } = options;
  return judgedFacts(files, await settingsFrom(options), siteFrom(options), { facts });
}

/** Whom a trust policy is judged by: the own account, and what is trusted besides. */
export type TrustOptions = Partial<TrustSetting>;

/**
 * Who may assume a role with this trust policy: its class and verdict, each grant with its reasons, and what would
 * make it pass. Never throws: what IAM would refuse is `invalid`.
 * @param policy as JSON data or as JSON text
 */
export function analyzePolicy(policy: Json, options: TrustOptions = {}): Trust {
  const setting = { trustedAccounts: [], trustedOrganizations: [], trustedIssuers: [], ...options };
  return analyzeTrust(policy as Tree, setting);
}

/** How a report is shown. */
export interface RenderSettings extends Partial<Pick<RenderOptions, 'color' | 'width' | 'verbose' | 'quiet'>> {
  /** Folder that the files of the report are named from; absolute. */
  readonly cwd: string;
  /** Words for what findings name by id; absent, the rules that run by default. */
  readonly rules?: readonly RuleInfo[];
}

/** The report in one format, as `rolecall scan -f` prints it. Code frames show files as they are now. */
export function render(report: Report, format: Format, settings: RenderSettings): Promise<string> {
  const { cwd, rules = usualRules(), color = false, verbose = false, quiet = false, width } = settings;
  const shown = { color, verbose, quiet, ...(width === undefined ? {} : { width }) };
  return renderReport(report, format, {
    ...shown,
    rules,
    fromRoot: filesFromRoot(cwd),
    source: sourceReader(cwd, groundReader()),
  });
}

function usualRules(): readonly RuleInfo[] {
  const usual = builtinRules.filter(({ enabled }) => enabled);
  return [...asReported(usual, {}), ...waiverRules];
}

function settingsFrom(options: AnalyzeOptions, more?: { readonly runsRules: boolean }): Promise<Settings> {
  return settingsOf({ ...options, today: options.today ?? today() }, options, more);
}

function siteFrom({ cwd, stdin = nothing() }: ExtractOptions): Site {
  return { cwd, stdin };
}

async function* nothing(): AsyncGenerator<string> {}
