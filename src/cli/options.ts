import { type Command, InvalidArgumentError, Option } from 'commander';
import { UsageError } from '../model/index.js';
import { formats } from '../report/index.js';

/** What names the inputs. */
export function inputs(command: Command): Command {
  return givenVariables(command)
    .argument('[paths...]', 'files, folders, globs, - for standard input (default: .)')
    .option('--files-from <file>', 'the paths to scan, one a line (- for standard input)')
    .option('-0, --null', 'the paths of --files-from end with NUL, not with the line')
    .option('--workspace <name>', 'the workspace of Terraform source');
}

/** `--var` and `--var-file` make one list, in the order in which they are given: the last one wins. */
function givenVariables(command: Command): Command {
  const take = (given: object) => {
    command.setOptionValue('variables', [...(command.getOptionValue('variables') ?? []), given]);
  };
  return command
    .addOption(new Option('--var <name=value>', 'a variable of Terraform source; repeatable').argParser(collect))
    .addOption(new Option('--var-file <file>', 'variables of Terraform source; repeatable').argParser(collect))
    .on('option:var', (assignment: string) => take({ assignment }))
    .on('option:var-file', (file: string) => take({ file }));
}

/** What inputs are judged with. */
export function settling(command: Command): Command {
  return command
    .option('-c, --config <file>', 'configuration (default: rolecall.yaml, searched upwards)')
    .option('--no-config', 'no configuration file')
    .option('--account <id>', 'the account that undeclared inputs deploy to')
    .option('--region <name>', 'the region that undeclared templates deploy to')
    .option('--root <dir>', 'what the globs of the configuration are relative to (default: its folder)')
    .option('--parameters <file>', 'CloudFormation parameters');
}

/** What they are judged by, and how the judgement is told. */
export function reporting(command: Command): Command {
  return ruling(command)
    .addOption(
      new Option('-f, --format <format[=file]>', `one of ${formats.join(', ')}; repeatable`).argParser(collect),
    )
    .addOption(
      new Option('--sarif-category <text>', 'what SARIF runs of one commit are kept apart by').argParser(nonEmpty),
    )
    .addOption(new Option('--facts <file>', 'facts from elsewhere that count as well; repeatable').argParser(collect))
    .option('--allow-unknown', 'what cannot be told does not fail the run')
    .addOption(new Option('-q, --quiet', 'only what does not pass').conflicts('verbose'))
    .option('-v, --verbose', 'also what passed, was skipped, or is worth a note')
    .option('--no-color', 'no colours');
}

/** Which rules they are judged by. */
export function ruling(command: Command): Command {
  return command
    .addOption(new Option('--only <rule>', 'run only this rule; repeatable').argParser(collect))
    .addOption(new Option('--skip <rule>', 'leave this rule out; repeatable').argParser(collect))
    .addOption(furtherRules())
    .option('--strict', 'warnings fail the run')
    .option('--no-ignores', 'waivers, ignores in templates and baselines have no effect')
    .addOption(new Option('--baseline <file>', 'findings to let through; repeatable').argParser(collect));
}

export function furtherRules(): Option {
  return new Option('--rules <dir>', 'folder of further rule files; repeatable').argParser(collect);
}

export function principals(): Option {
  return new Option(
    '--principal <arn>',
    'a role or user that may assume it, or the id of a group with --identity-center; repeatable',
  ).argParser(collect);
}

function nonEmpty(value: string): string {
  if (value === '') throw new InvalidArgumentError('it must not be empty.');
  return value;
}

function collect(value: string, previous: readonly string[] | undefined): string[] {
  return [...(previous ?? []), nonEmpty(value)];
}

/** Refuses an option that takes one value where it is given again: one of the two would silently have no effect. */
export function refuseRepeated(command: Command): Command {
  for (const option of command.options) {
    if (!option.required || option.parseArg === collect) continue;
    let isGiven = false;
    command.on(`option:${option.name()}`, () => {
      if (isGiven) throw new UsageError(`${option.long} is given twice: it takes one value`);
      isGiven = true;
    });
  }
  return command;
}
