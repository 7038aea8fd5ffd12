import type { Report } from '../../model/index.js';
import { judged } from '../../pipeline.js';
import { safeJson } from '../../print/index.js';
import { couldNotAnalyze, renderRoles } from '../../report/index.js';
import type { JudgeOptions } from '../../settings/index.js';
import { type Exit, exit } from '../exit.js';
import { type Io, siteOf, tell, tellWarnings } from '../io.js';
import { renderOptions } from '../outputs.js';
import { type PathOptions, pathsOf } from '../paths.js';
import { settingsFor } from '../settings.js';
import { youngGenerationKeeper } from '../young-generation.js';

export interface RolesOptions extends Omit<JudgeOptions, 'only' | 'skip' | 'rules' | 'strict' | 'today'>, PathOptions {
  readonly format: 'text' | 'json';
  readonly color?: boolean;
}

/** `rolecall roles`: every role that gives support access, for reading. It informs and judges nothing. */
export async function roles(named: readonly string[], options: RolesOptions, io: Io): Promise<Exit> {
  const settings = await settingsFor(options, io, { runsRules: false });
  const paths = await pathsOf(named, options, io);
  const report = await judged(paths, settings, siteOf(io), { each: youngGenerationKeeper() });
  tellWarnings(report, io);
  io.stdout.write(
    options.format === 'json' ? rolesAsJson(report) : renderRoles(report, renderOptions(options, [], io)),
  );
  tell(unreadLines(report), io);
  return couldNotAnalyze(report) ? exit.unread : exit.passed;
}

function rolesAsJson({ schemaVersion, inputs, scopes }: Report): string {
  return safeJson({
    schemaVersion,
    inputs,
    scopes: scopes.map(({ name, account, roles }) => ({ name, account, roles })),
  });
}

/** What could not be read: a role in it is missing from the list. */
function unreadLines({ inputs }: Report): string {
  const errors = inputs.flatMap(({ path, problems }) =>
    problems.filter((one) => one.severity === 'error').map(({ message }) => `rolecall: ${path}: ${message}\n`),
  );
  return errors.join('');
}
