// The page that documents every problem, made of the catalogues of the rooms. `build/document.js` runs it.
import { problemCatalogue as accounts } from '../src/accounts/index.js';
import { problemCatalogue as cdk } from '../src/cdk/index.js';
import { problemCatalogue as cloudformation } from '../src/cloudformation/index.js';
import { problemCatalogue as discover } from '../src/discover/index.js';
import { problemCatalogue as facts } from '../src/facts/index.js';
import { problemCatalogue as judge } from '../src/judge/index.js';
import type { Described } from '../src/model/index.js';
import { lookAlikeCatalogue, problemCatalogue as parse } from '../src/parse/index.js';
import { problemCatalogue as read } from '../src/read/index.js';
import { obstacleWords } from '../src/scope/index.js';
import { problemCatalogue as terraform } from '../src/terraform/index.js';
import { problemCatalogue as terraformSource } from '../src/terraform-source/evaluation.js';

type Catalogue = Readonly<Record<string, Described<never>>>;

interface Section {
  readonly title: string;
  readonly about?: string;
  readonly columns: readonly string[];
  readonly catalogue: Catalogue;
}

const PROBLEMS = ['code', 'severity', 'when', 'what to do'];
const OTHERS = ['code', 'when', 'what to do'];

const SECTIONS: readonly Section[] = [
  { title: 'Finding inputs', columns: PROBLEMS, catalogue: { ...discover, ...read } },
  {
    title: 'What is none of ours',
    about: `What an input is, its content decides and never its name. These are notes: they say what an input looks like and
what to run instead.`,
    columns: ['code', 'looks like', 'what to run instead'],
    catalogue: lookAlikeCatalogue,
  },
  { title: 'Reading inputs', columns: PROBLEMS, catalogue: parse },
  {
    title: 'Terraform plans and states',
    about: `A gap is no problem of the input: it is a part that may hold a role and cannot be seen. With one, "there is no support
role" stays unknown.`,
    columns: PROBLEMS,
    catalogue: terraform,
  },
  {
    title: 'Terraform source',
    about: 'A gap here as well is a part that may hold a role and cannot be seen.',
    columns: PROBLEMS,
    catalogue: terraformSource,
  },
  {
    title: 'CloudFormation templates',
    about: `What CloudFormation would refuse is an error where it is about IAM, and else a note. In a template without anything
that can matter here nothing is checked.`,
    columns: PROBLEMS,
    catalogue: cloudformation,
  },
  {
    title: 'Cloud assemblies of the CDK',
    about: `A folder that \`cdk synth\` writes (\`cdk.out\`) is read by its \`manifest.json\`: the templates of its stacks are the
inputs, each with its account and region, and whatever else lies in it is none.`,
    columns: PROBLEMS,
    catalogue: cdk,
  },
  { title: 'Output of the AWS CLI', columns: PROBLEMS, catalogue: facts },
  {
    title: 'Scopes',
    about: 'What stands in the way of "there is no support role", besides the errors and gaps above.',
    columns: OTHERS,
    catalogue: { ...accounts, ...obstacleWords },
  },
  { title: 'Warnings of a run', about: 'They change no verdict.', columns: OTHERS, catalogue: judge },
];

const INTRODUCTION = `<!-- Generated from the catalogues of problems by \`npm run document\`. -->

# Problems

A problem is something about an input that you have to know. Reports show its code, its place and what to do. An
\`error\` means that a part of the input could not be analysed: until it is mended, "there is no support role" stays
unknown. A \`note\` is information.

An input that was named on the command line and is none that Rolecall can analyse fails. One that was found by
walking a folder is skipped, unless it was meant to be a plan, a state or a template and cannot be read: then it
fails too, for what it holds is not known.`;

function sectionText({ title, about, columns, catalogue }: Section): string {
  const rows = Object.entries(catalogue)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { severity = 'gap', when, todo }]) => {
      const cells = [`\`${code}\``, ...(columns.includes('severity') ? [severity] : []), when, todo];
      return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
    });
  const head = [`| ${columns.join(' | ')} |`, `|${' --- |'.repeat(columns.length)}`];
  return [`## ${title}`, ...(about === undefined ? [] : [about]), [...head, ...rows].join('\n')].join('\n\n');
}

export const page = `${[INTRODUCTION, ...SECTIONS.map(sectionText)].join('\n\n')}\n`;
