import { Argument, Command, CommanderError, Option } from 'commander';
import { version } from '../generated/version.js';
import { UsageError } from '../model/index.js';
import type { JudgeOptions } from '../settings/index.js';
import type { EvaluateOptions } from './commands/evaluate.js';
import type { ExtractOptions } from './commands/extract.js';
import type { InitOptions } from './commands/init.js';
import type { RolesOptions } from './commands/roles.js';
import type { RulesOptions } from './commands/rules.js';
import type { ScanOptions } from './commands/scan.js';
import type { Shell } from './completion/index.js';
import type { Exit } from './exit.js';
import { CI_SERVICES } from './init/ci-services.js';
import { type Io, print, tell } from './io.js';
import { commandNamed, refuseMistyped } from './mistyped-command.js';
import { unknownOption } from './mistyped-option.js';
import { furtherRules, inputs, principals, refuseRepeated, reporting, ruling, settling } from './options.js';

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
    const [, flag] = /^error: unknown option '([^'=]+)/.exec(error.message) ?? [];
    const called = program.commands.find((one) => one.name() === io.argv[2]) ?? program.commands[0] ?? program;
    throw new UsageError(flag ? unknownOption(flag, called, program) : error.message.replace(/^error: /, ''));
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
  program.addCommand(refuseRepeated(scanCommand(program, io, done)), { isDefault: true });
  const others = [
    rolesCommand,
    rulesCommand,
    initCommand,
    configCommand,
    extractCommand,
    evaluateCommand,
    completionCommand,
  ];
  for (const one of others) program.addCommand(refuseRepeated(one(program, io, done)));
  return program.helpCommand(false).addCommand(helpCommand(program));
}

function helpCommand(program: Command): Command {
  return command(program, 'help', 'the options of a command')
    .argument('[command]')
    .action((name: string | undefined) => {
      if (name === undefined) program.outputHelp();
      else commandNamed(name, program).outputHelp();
    });
}

function scanCommand(program: Command, io: Io, done: (exit: Exit) => void): Command {
  return reporting(
    settling(inputs(command(program, 'scan', 'judge plans, states and templates (the default command)'))),
  )
    .addOption(
      new Option('--write-baseline <file>', 'write what is found to a file for --baseline').conflicts('baseline'),
    )
    .option('--allow-empty', 'nothing to judge does not fail the run, unless the configuration declares scopes')
    .option('--changed', 'the paths are files that changed: judge the roles in them, not whether there is one')
    .option('--base <file>', 'facts of everything that the paths do not cover, such as those of the default branch')
    .action(async (paths: string[], options: ScanOptions) => {
      refuseMistyped(paths, program, io);
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
    .addOption(furtherRules())
    .action(async (id: string | undefined, options: RulesOptions) => {
      const { rules } = await import('./commands/rules.js');
      done(await rules(id, options, io));
    });
}

function initCommand(program: Command, io: Io, done: (exit: Exit) => void): Command {
  return command(program, 'init', 'a commented configuration file; or a compliant role or a CI job, printed to paste')
    .option('--terraform', 'print a role in Terraform')
    .option('--cloudformation', 'print a role in CloudFormation')
    .option('--stackset', 'print a role for every account of an organization, in CloudFormation')
    .option('--identity-center', 'print a permission set and who has it, in Terraform (or --cloudformation)')
    .addOption(principals())
    .option('--account <id>', 'the account that the role is for')
    .addOption(new Option('--ci <service>', 'print a job that scans, and how it is set up').choices(CI_SERVICES))
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

function completionCommand(program: Command, io: Io, done: (exit: Exit) => void): Command {
  return command(program, 'completion', 'a script by which a shell completes what is typed')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .action(async (shell: Shell) => {
      const { completion } = await import('./commands/completion.js');
      done(completion(shell, program, io));
    });
}

function command(program: Command, name: string, description: string): Command {
  return program.createCommand(name).copyInheritedSettings(program).description(description);
}

const SHELLS: readonly Shell[] = ['bash', 'zsh', 'fish'];

const EXIT_CODES = `
Exit codes:
  0  passed, warnings allowed
  1  a rule failed, or cannot be told, or warned under --strict
  2  wrong usage or configuration
  3  an input could not be analysed, or there was nothing to analyse
  4  an internal error
`;
