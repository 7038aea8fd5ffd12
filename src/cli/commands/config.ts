import { waiverRules } from '../../waivers/index.js';
import { effectiveConfig } from '../effective-config.js';
import { type Exit, exit } from '../exit.js';
import { type Io, print } from '../io.js';
import { knownRules } from '../select-rules.js';
import { type JudgeOptions, settingsOf } from '../settings.js';

/** `rolecall config`: what a scan with these options would be judged by, and where each value is from. */
export async function config(options: JudgeOptions, io: Io): Promise<Exit> {
  const { config: values, configFile } = await settingsOf(options, io);
  const rules = [
    ...(await knownRules(options.rules ?? [], io)),
    ...waiverRules.map(({ id }) => ({ id, enabled: options.ignores ?? true })),
  ];
  print(configFile === undefined ? '# no configuration file\n' : `# ${configFile.name}\n`, io);
  print(
    effectiveConfig({
      options,
      config: values,
      lineOf: (path) => `${configFile?.name}:${configFile?.rangeAt(path).line}`,
      rules,
    }),
    io,
  );
  return exit.passed;
}
