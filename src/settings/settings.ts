import { resolve } from 'node:path';
import { displayName, namedFromRoot } from '../discover/index.js';
import type { Site } from '../files/index.js';
import type { TrustSetting } from '../iam/index.js';
import { digestOf, isAccountId, UsageError } from '../model/index.js';
import type { Rule } from '../rules/index.js';
import { declaredWaiver, type Waiver } from '../waivers/index.js';
import { type Baseline, readBaselines } from './baseline.js';
import type { Config, RuleLevel } from './config.js';
import { type ConfigFile, readConfigFile } from './config-file.js';
import { type DeclaredScope, declaredScopes, type Target, targetsOf } from './declared-scopes.js';
import type { Parameters } from './parameters.js';
import { readParametersFile } from './parameters-file.js';
import { checkRuleIds } from './rule-ids.js';
import { type RuleOptions, ruleSetting } from './rule-setting.js';
import { knownRules, selectRules } from './select-rules.js';
import { type Assignment, readVariableFile, type SourceSettings } from './source-settings.js';

/** The options that say how inputs are judged, as commander leaves them. */
export interface JudgeOptions extends RuleOptions {
  /** A file, `true` where the default one is searched, `false` with --no-config. */
  readonly config?: string | boolean;
  readonly account?: string;
  readonly region?: string;
  /** Folder that the globs of the configuration are relative to; that of its file where it is absent. */
  readonly root?: string;
  readonly parameters?: string;
  /** Variables of Terraform source in the order in which they are given: later ones win. */
  readonly variables?: readonly ({ readonly assignment: string } | { readonly file: string })[];
  readonly workspace?: string;
  readonly strict?: boolean;
  /** Files of findings to let through. */
  readonly baseline?: readonly string[];
  /** False with --no-ignores. */
  readonly ignores?: boolean;
  /** The paths are files that changed, of a whole that is not seen. */
  readonly changed?: boolean;
  /** The day by which waivers expire, as `2027-01-31`. */
  readonly today: string;
}

/** A file of parameters, and the inputs that it is for. */
export interface ParameterFile {
  /** As it is written. */
  readonly file: string;
  readonly names: readonly string[];
  /** By the display name of an input. */
  readonly covers: (input: string) => boolean;
}

/** What facts are known by that were extracted with these settings. */
export interface Digests {
  /** What inputs are read with that does not stand in them: accounts, scopes and parameters. */
  readonly read: string;
  /** Whom the configuration trusts. */
  readonly trusted: string;
}

/** Configuration and options put together: everything a run is judged by. */
export interface Settings {
  /** Absent where there is no configuration file. */
  readonly configFile?: ConfigFile;
  /** Of what no declared scope includes. */
  readonly account?: string;
  /** Those of the command line, which count in every scope. */
  readonly parameters: Parameters;
  /** Where the parameters are from. */
  readonly parameterFiles: readonly ParameterFile[];
  /** None where everything that is scanned is taken together. */
  readonly scopes: readonly DeclaredScope[];
  /** What an input is deployed with, by its display name; once for each scope that it is deployed in. */
  readonly targetsOf: (input: string) => readonly Target[];
  /** What an input is called from the root of the repository, by its display name: the same in every folder of it. */
  readonly fromRoot: (input: string) => string;
  /** The same of a path as it was given. */
  readonly nameOf: (path: string) => string;
  /** Whom the configuration trusts. */
  readonly trusted: Omit<TrustSetting, 'account'>;
  /** Only what reads or writes facts asks for them. */
  readonly digests: () => Digests;
  readonly rules: readonly Rule[];
  /** What the configuration makes of rules, by their ids. */
  readonly levels: Readonly<Record<string, RuleLevel>>;
  /** Ids of the rules that nothing lets through. */
  readonly locked: readonly string[];
  /** Whether there is a rule of this id, run or not. */
  readonly isRule: (id: string) => boolean;
  /** Whether a rule that judges waivers is to run, by its id. */
  readonly runs: (id: string) => boolean;
  readonly strict: boolean;
  /** Whether waivers and inline ignores have an effect. */
  readonly ignores: boolean;
  /** Those of the configuration file. */
  readonly waivers: readonly Waiver[];
  readonly baselines: readonly Baseline[];
  /** The day by which waivers expire, as `2027-01-31`. */
  readonly today: string;
}

/**
 * Options win over the configuration file. Throws a `UsageError` for whatever does not fit.
 * @param runsRules whether the rules of a run may be named: a command without them does not know the user's own
 */
export async function settingsOf(
  options: JudgeOptions,
  { cwd }: Pick<Site, 'cwd'>,
  { runsRules = true } = {},
): Promise<Settings> {
  const configFile = await readConfigFile(options.config, cwd, options.root);
  const config = configFile?.config ?? {};
  const account = accountOf(options.account) ?? config.account;
  const parameters: Parameters =
    options.parameters === undefined ? {} : await readParametersFile(resolve(cwd, options.parameters));
  const source = sourceSettings(options, cwd);
  const scopes = await declaredScopes(configFile, parameters, source, cwd);
  const region = regionOf(options.region);
  const undeclared: Target = {
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
    parameters,
    source,
  };
  const known = await knownRules(options.rules ?? [], cwd);
  if (runsRules) checkRuleIds(known, options, configFile);
  const { locked = [], rules: levels = {} } = config;
  const trusted = trustedBy(config);
  const fromRoot = namedFromRoot(cwd);
  const settings: Settings = {
    ...(configFile === undefined ? {} : { configFile }),
    ...undeclared,
    parameterFiles: parameterFilesOf(options.parameters, parameters, scopes),
    scopes,
    targetsOf: (input) => targetsOf(input, scopes, undeclared),
    fromRoot,
    nameOf: (path) => (path === '-' ? path : fromRoot(displayName(resolve(cwd, path), cwd))),
    trusted,
    digests: () => ({ read: digestOfRead(undeclared, scopes), trusted: digestOf(JSON.stringify(trusted)) }),
    levels,
    locked,
    rules: selectRules(known, options, config),
    isRule: (id) => known.some((rule) => rule.id === id),
    runs: (id) => ruleSetting(id, true, options, config).level !== 'off',
    strict: options.strict ?? config.strict ?? false,
    ignores: options.ignores ?? true,
    waivers: waiversOf(configFile),
    baselines: await readBaselines(options.baseline ?? [], locked, cwd),
    today: options.today,
  };
  return options.changed ? ofChanges(settings) : settings;
}

/**
 * What files that changed are judged by: that there is a role, and what waivers are for, shows in the whole only, and
 * is left to whoever looks at that, locked or not.
 */
function ofChanges(settings: Settings): Settings {
  return { ...settings, rules: settings.rules.filter(({ about }) => about === 'role'), runs: () => false };
}

/** What the options give to root modules of source. Throws a `UsageError` for what cannot be used. */
function sourceSettings({ variables = [], workspace }: JudgeOptions, cwd: string): SourceSettings {
  const given = variables.map((one) => ('file' in one ? readVariableFile(one.file, cwd) : assigned(one.assignment)));
  return { variables: given, ...(workspace !== undefined && { workspace }) };
}

/** `name=value`, of which the value may hold further signs. */
function assigned(written: string): Assignment {
  const at = written.indexOf('=');
  if (at < 1) throw new UsageError(`--var takes name=value, not ${JSON.stringify(written)}`);
  return { variable: written.slice(0, at), value: written.slice(at + 1) };
}

function trustedBy({
  trustedAccounts = [],
  trustedOrganizations = [],
  trustedIssuers = [],
}: Config): Settings['trusted'] {
  return { trustedAccounts, trustedOrganizations, trustedIssuers };
}

function digestOfRead({ account, region, parameters, source }: Target, scopes: readonly DeclaredScope[]): string {
  const declared = scopes.map((one) => [
    [one.scope, one.account, one.region, one.parameters, one.include, one.exclude],
    one.source,
  ]);
  return digestOf(JSON.stringify([account, region, parameters, declared, source]));
}

function parameterFilesOf(
  file: string | undefined,
  given: Parameters,
  scopes: readonly DeclaredScope[],
): ParameterFile[] {
  const ofScopes = scopes.flatMap(({ own, includes }) => (own === undefined ? [] : [{ ...own, covers: includes }]));
  return file === undefined ? ofScopes : [{ file, names: Object.keys(given), covers: () => true }, ...ofScopes];
}

function waiversOf(file: ConfigFile | undefined): Waiver[] {
  const declared = file?.config.waivers ?? [];
  return declared.map((one, i) => declaredWaiver(one, { input: file?.name ?? '', path: ['waivers', i] }));
}

function accountOf(option: string | undefined): string | undefined {
  if (option === undefined || isAccountId(option)) return option;
  throw new UsageError(`--account takes an account id of 12 digits, not ${JSON.stringify(option)}`);
}

/** Names of regions: https://docs.aws.amazon.com/general/latest/gr/rande.html */
function regionOf(option: string | undefined): string | undefined {
  if (option === undefined || /^[a-z]{2,}(-[a-z]+)+-\d+$/.test(option)) return option;
  throw new UsageError(`--region takes the name of a region, such as eu-west-1, not ${JSON.stringify(option)}`);
}
