import { effectiveConfig, type JudgeOptions, knownRules } from '../../settings/index.js';
import { waiverRules } from '../../waivers/index.js';
import { type Exit, exit } from '../exit.js';
import { type Io, print } from '../io.js';
import { settingsFor } from '../settings.js';

export type ConfigOptions = Omit<JudgeOptions, 'today'>;

/** `rolecall config`: what a scan with these options would be judged by, and where each value is from. */
export async function config(options: ConfigOptions, io: Io): Promise<Exit> {
  const { configFile } = await settingsFor(options, io);
  const rules = [
    ...(await knownRules(options.rules ?? [], io.cwd())),
    ...waiverRules.map(({ id }) => ({ id, enabled: options.ignores ?? true })),
  ];
  print(configFile === undefined ? '# no configuration file\n' : `# ${configFile.name}\n`, io);
  print(
    effectiveConfig({
      options,
      config: configFile?.config ?? {},
      lineOf: (path) => `${configFile?.name}:${configFile?.rangeAt(path).line}`,
      rules,
    }),
    io,
  );
  return exit.passed;
}
