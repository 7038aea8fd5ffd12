import { type ArgsOf, entry, type Problem, say } from '../model/index.js';

/** All that is said of the paths of a run and of what is found under them. */
export const problemCatalogue = {
  'all-ignored': entry<{ count: number }>({
    severity: 'note',
    message: ({ count }) =>
      count === 1
        ? 'Git is told to ignore the 1 file that may be an input; name it to scan it.'
        : `Git is told to ignore all ${count} files that may be inputs; name them to scan them.`,
    when: 'git is told to ignore every file of a folder that may be an input, by `.gitignore` or `.git/info/exclude`',
    todo: 'name the files, as plans and synthesized templates are often ignored',
  }),
  'cdk-app': entry<{ folder: string }>({
    severity: 'note',
    message: ({ folder }) =>
      `\`${folder}\` is an app of the CDK. What it deploys is in its cloud assembly: \`cdk synth --quiet && rolecall scan cdk.out\` there.`,
    when: 'a folder has a `cdk.json`, and no cloud assembly is found in it',
    todo: '`cdk synth --quiet && rolecall scan cdk.out`',
  }),
  'folder-unreadable': entry<{ folder: string }>({
    severity: 'error',
    message: ({ folder }) => `The folder \`${folder}\` cannot be read, so what it holds is not known.`,
    when: 'a folder on the way cannot be read',
    todo: 'give the permission, or scan what is readable',
  }),
  'ignore-file-large': entry<{ file: string }>({
    severity: 'note',
    message: ({ file }) =>
      `\`${file}\` has more rules, with those above it, than people write, so nothing is left out by it.`,
    when: 'a `.gitignore` file has more than 64 KiB, or more than 20,000 rules with those of the folders around it',
    todo: 'shorten it; until then everything in its folder is read',
  }),
  'link-outside': entry<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `\`${path}\` leads out of its repository or folder by a link, so it is not read.`,
    when: 'a path is a link, or has one on its way, that leads out of the repository of the path, or else out of its folder',
    todo: 'name the file that it leads to',
  }),
  'no-file': entry<{ path: string; kind: 'device' | 'pipe' | 'socket' }>({
    severity: 'error',
    message: ({ path, kind }) => `\`${path}\` is a ${kind}, and only files are read.`,
    when: 'a path is a device or a socket, or a pipe that was not named on the command line',
    todo: 'name a file, or give the text on standard input (`-`)',
  }),
  'path-not-found': entry<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `There is no file or folder \`${path}\`.`,
    when: 'a path is neither a file nor a folder',
    todo: 'correct the path: the run ends with exit code 2',
  }),
  'pattern-unusable': entry<{ because: string }>({
    severity: 'error',
    message: ({ because }) => `A path cannot be used: ${because}.`,
    when: 'a pattern is too long, or a range or braces in it cannot be meant',
    todo: 'correct the pattern: the run ends with exit code 2',
  }),
  'pattern-without-match': entry<{ pattern: string }>({
    severity: 'error',
    message: ({ pattern }) => `No file matches \`${pattern}\`.`,
    when: 'no file matches a pattern',
    todo: 'correct the pattern: the run ends with exit code 2',
  }),
  terragrunt: entry<{ folder: string }>({
    severity: 'note',
    message: ({ folder }) =>
      `\`${folder}\` is deployed by Terragrunt, and what that passes on is not read: scan its plans, which \`terragrunt run-all plan -out p\` makes and \`terragrunt run-all show -json p\` prints.`,
    when: 'a folder has a `terragrunt.hcl`',
    todo: 'scan the plans that Terragrunt makes',
  }),
  'terraform-source': entry<{ folder: string }>({
    severity: 'note',
    message: ({ folder }) =>
      `\`${folder}\` holds Terraform source. What it deploys is in its plan: \`terraform plan -out p && terraform show -json p | rolecall scan -\`.`,
    when: 'a folder has `.tf` files',
    todo: 'scan the plan: `terraform plan -out p && terraform show -json p | rolecall scan -`',
  }),
} as const;

type Code = keyof typeof problemCatalogue;

export function problem<K extends Code>(code: K, args: ArgsOf<(typeof problemCatalogue)[K]>): Problem {
  return {
    ...say(problemCatalogue, code, args),
    severity: problemCatalogue[code].severity === 'note' ? 'note' : 'error',
  };
}

/** Whether a problem is a slip of who named a path: there is no input, not even an empty one. */
export function isWrongPath({ code }: Problem): boolean {
  return WRONG_PATHS.has(code);
}

const WRONG_PATHS: ReadonlySet<string> = new Set<Code>(['path-not-found', 'pattern-unusable', 'pattern-without-match']);
