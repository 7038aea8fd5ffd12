import { resolve } from 'node:path';
import type { FromFacts } from '../read/index.js';
import type { JudgeOptions, Settings } from '../settings/index.js';
import { ruleFilesIn } from '../settings/index.js';
import type { Io } from './io.js';
import type { PathOptions } from './paths.js';

/** The files besides its inputs that a run reads, absolute. */
export async function filesRead(
  options: Omit<JudgeOptions, 'today'> & Pick<PathOptions, 'filesFrom'> & FromFacts,
  { configFile }: Pick<Settings, 'configFile'>,
  io: Io,
): Promise<string[]> {
  const { parameters, variables = [], filesFrom, base, facts = [], baseline = [], rules = [] } = options;
  const variableFiles = variables.map((one) => ('file' in one ? one.file : undefined));
  const named = [configFile?.name, parameters, ...variableFiles, filesFrom, base, ...facts, ...baseline];
  const ofScopes = (configFile?.config.scopes ?? []).flatMap((scope) => [scope.parameters, ...(scope.varFiles ?? [])]);
  return [
    ...named.flatMap((file) => (file === undefined || file === '-' ? [] : resolve(io.cwd(), file))),
    ...ofScopes.flatMap((file) => (file === undefined ? [] : resolve(configFile?.folder ?? '', file))),
    ...(await Promise.all(rules.map((folder) => ruleFilesIn(resolve(io.cwd(), folder))))).flat(),
  ];
}
