import { renderRoles, safeJson } from '../../report/index.js';
import { type Exit, exit } from '../exit.js';
import type { Io } from '../io.js';
import { wantsColor } from '../outputs.js';
import { pathsOf } from '../paths.js';
import { analyze } from '../pipeline.js';
import { type JudgeOptions, settingsOf } from '../settings.js';
import { sourceReader } from '../source.js';

export interface RolesOptions extends JudgeOptions {
  readonly format: 'text' | 'json';
  readonly filesFrom?: string;
  readonly color?: boolean;
}

/** `rolecall roles`: every role that gives support access, for reading. It informs and judges nothing. */
export async function roles(named: readonly string[], options: RolesOptions, io: Io): Promise<Exit> {
  const settings = await settingsOf(options, io);
  const report = await analyze(await pathsOf(named, options.filesFrom, io), settings, io);
  const text =
    options.format === 'json' ? rolesAsJson(report.scopes) : renderRoles(report, renderOptions(options, settings, io));
  io.stdout.write(text);
  return report.summary.failed > 0 || report.summary.analyzed === 0 ? exit.unread : exit.passed;
}

function rolesAsJson(scopes: readonly { readonly name: string; readonly roles: readonly unknown[] }[]): string {
  const listed = scopes.map(({ name, roles }) => ({ name, roles }));
  return safeJson({ schemaVersion: '1', scopes: listed });
}

function renderOptions(
  options: RolesOptions,
  settings: { rules: RenderRules },
  io: Io,
): Parameters<typeof renderRoles>[1] {
  return {
    color: wantsColor(options.color, io.stdout.isTTY === true, io.env),
    verbose: false,
    quiet: false,
    rules: settings.rules,
    source: sourceReader(io),
  };
}

type RenderRules = Parameters<typeof renderRoles>[1]['rules'];
