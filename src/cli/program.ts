import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { version } from '../generated/version.js';
import type { EvaluateOptions } from './commands/evaluate.js';
import type { ExtractOptions } from './commands/extract.js';
import type { InitOptions } from './commands/init.js';
import type { RolesOptions } from './commands/roles.js';
import type { RulesOptions } from './commands/rules.js';
import type { ScanOptions } from './commands/scan.js';
import type { Exit } from './exit.js';
import { type Io, print, tell } from './io.js';
import type { JudgeOptions } from './settings.js';
import { UsageError } from './usage-error.js';

/** Parses the command line and runs the command it names. Commands are loaded when they are used. */
export async function execute(io: Io): Promise<Exit> {
  const outcome: { exit: Exit } = { exit: 0 };
  const program = programOf(io, (exit) => {
    outcome.exit = exit;
  });
  try {
    await program.parseAsync([...io.argv]);
    return outcome.exit;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    throw new UsageError(error.message.replace(/^error: /, ''));
  }
}

function programOf(io: Io, done: (exit: Exit) => void): Command {
  const program = new Command('rolecall')
    .description('Checks, before anything is deployed, that the account will have a role for AWS Support.')
    .version(version, '--version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => print(text, io),
      writeErr: (text) => tell(text, io),
      outputError: () => undefined,
    })
    .addHelpText('after', EXIT_CODES);
  program.addCommand(scanCommand(program, io, done), { isDefault: true });
  program.addCommand(rolesCommand(program, io, done));
  program.addCommand(rulesCommand(program, io, done));
  program.addCommand(initCommand(program, io, done));
  program.addCommand(configCommand(program, io, done));
  program.addCommand(extractCommand(program, io, done));
  program.addCommand(evaluateCommand(program, io, done));
  return program;
}

function scanCommand(program: Command, io: Io, done: (exit: Exit) => void): Command {
  return reporting(
    settling(inputs(command(program, 'scan', 'judge plans, states and templates (the default command)'))),
  )
    .addOption(
      new Option('--write-baseline <file>', 'write what is found to a file for --baseline').conflicts('baseline'),
    )
    .addOption(
      new Option(
        '--base <file>',
        'facts of everything that the paths do not cover, such as those of the default branch',
      ).argParser(once),
    )
    .action(async (paths: string[], options: ScanOptions) => {
      const { scan } = await import('./commands/scan.js');
      done(await scan(paths, options, io));
    });
}

function extractCommand(program: Command, io: Io, done: (exit: Exit) => void): Command {
  return settling(
    inputs(command(program, 'extract', 'write the facts of the inputs, or of a shard of them, to a file')),
  )
    .addOption(new Option('--shard <i/n>', 'part i of n, divided by path (default: all)').conflicts('part'))
    .option('--part <i/n>', 'the paths are part i of n that were handed out: nothing is divided')
    .option('-o, --output <file>', 'file to write (default: standard output)')
    .action(async (paths: string[], options: ExtractOptions) => {
      const { extract } = await import('./commands/extract.js');
      done(await extract(paths, options, io));
    });
}

function evaluateCommand(program: Command, io: Io, done: (exit: Exit) => void): Command {
  return reporting(
    settling(command(program, 'evaluate', 'judge the facts of all shards, as scan judges the inputs')).argument(
      '<facts...>',
      'facts files, - for standard input',
    ),
  ).action(async (files: string[], options: EvaluateOptions) => {
    const { evaluate } = await import('./commands/evaluate.js');
    done(await evaluate(files, options, io));
  });
}

function rolesCommand(program: Command, io: Io, done: (exit: Exit) => void): Command {
  return settling(inputs(command(program, 'roles', 'every role that gives support access: how, to whom, and why')))
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .option('--no-color', 'no colours')
    .action(async (paths: string[], options: RolesOptions) => {
      const { roles } = await import('./commands/roles.js');
      done(await roles(paths, options, io));
    });
}

function rulesCommand(program: Command, io: Io, done: (exit: Exit) => void): Command {
  return command(program, 'rules', 'the rules, or one rule explained')
    .addArgument(new Argument('[id]', 'the rule to explain'))
    .option('--rules <dir>', 'folder of further rule files')
    .action(async (id: string | undefined, options: RulesOptions) => {
      const { rules } = await import('./commands/rules.js');
      done(await rules(id, options, io));
    });
}

function initCommand(program: Command, io: Io, done: (exit: Exit) => void): Command {
  return command(program, 'init', 'a commented configuration file, or a compliant role to paste')
    .addOption(new Option('--terraform', 'print a role in Terraform instead').conflicts('cloudformation'))
    .option('--cloudformation', 'print a role in CloudFormation instead')
    .action(async (options: InitOptions) => {
      const { init } = await import('./commands/init.js');
      done(await init(options, io));
    });
}

function configCommand(program: Command, io: Io, done: (exit: Exit) => void): Command {
  return ruling(
    settling(command(program, 'config', 'the effective configuration, and where each value is from')),
  ).action(async (options: JudgeOptions) => {
    const { config } = await import('./commands/config.js');
    done(await config(options, io));
  });
}

function command(program: Command, name: string, description: string): Command {
  return program.createCommand(name).copyInheritedSettings(program).description(description);
}

function inputs(command: Command): Command {
  return command
    .argument('[paths...]', 'files, folders, globs, - for standard input (default: .)')
    .option('--files-from <file>', 'the paths to scan, one a line (- for standard input)')
    .option('-0, --null', 'the paths of --files-from end with NUL, not with the line');
}

/** What inputs are judged with. */
function settling(command: Command): Command {
  return command
    .option('-c, --config <file>', 'configuration (default: rolecall.yaml, searched upwards)')
    .option('--no-config', 'no configuration file')
    .option('--account <id>', 'the account that undeclared inputs deploy to')
    .option('--parameters <file>', 'CloudFormation parameters');
}

/** What they are judged by, and how the judgement is told. */
function reporting(command: Command): Command {
  return ruling(command)
    .addOption(
      new Option(
        '-f, --format <format[=file]>',
        'text, json, sarif, junit, gitlab, github, markdown or html; repeatable',
      ).argParser(collect),
    )
    .addOption(new Option('--facts <file>', 'facts from elsewhere that count as well; repeatable').argParser(collect))
    .option('--allow-unknown', 'what cannot be told does not fail the run')
    .addOption(new Option('-q, --quiet', 'only what does not pass').conflicts('verbose'))
    .option('-v, --verbose', 'also what passed, was skipped, or is worth a note')
    .option('--no-color', 'no colours');
}

/** Which rules they are judged by. */
function ruling(command: Command): Command {
  return command
    .addOption(new Option('--only <rule>', 'run only this rule; repeatable').argParser(collect))
    .addOption(new Option('--skip <rule>', 'leave this rule out; repeatable').argParser(collect))
    .option('--rules <dir>', 'folder of further rule files')
    .option('--strict', 'warnings fail the run')
    .option('--no-ignores', 'waivers, ignores in templates and baselines have no effect')
    .addOption(new Option('--baseline <file>', 'findings to let through; repeatable').argParser(collect));
}

function collect(value: string, previous: readonly string[] | undefined): string[] {
  if (value === '') throw new InvalidArgumentError('it must not be empty.');
  return [...(previous ?? []), value];
}

function once(value: string, previous: string | undefined): string {
  if (previous === undefined) return value;
  throw new InvalidArgumentError(`${previous} is one already: put the files end to end to build on both.`);
}

const EXIT_CODES = `
Exit codes:
  0  passed, warnings allowed
  1  a rule failed, or cannot be told, or warned under --strict
  2  wrong usage or configuration
  3  an input could not be analysed, or there was nothing to analyse
  4  an internal error
`;
