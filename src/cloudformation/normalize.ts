import {
  type Deployment,
  type Document,
  type Gap,
  isUnknown,
  type Problem,
  type Tree,
  unknown,
  type Value,
} from '../model/index.js';
import { exportsOf } from './exports.js';
import { shownIn } from './hidden.js';
import { openTemplate } from './opening/open-template.js';
import { asFarAsNotRolledBack, withoutTakenNames } from './refused-stack.js';
import { resourcesOf } from './resources-of.js';
import type { Notes } from './stack/stack.js';
import { refusedWithout } from './template/capabilities.js';
import type { TemplateSetting } from './template/setting.js';
import { fullBudget } from './values/budget.js';
import { ownText } from './values/text.js';

/**
 * What a CloudFormation template will have put in place once it is deployed. Never throws: what cannot be worked
 * out is unknown, what cannot be seen is a gap, and what is wrong with the template is a problem.
 */
export function normalize(document: Document, setting: TemplateSetting): Deployment {
  const problems: Problem[] = [];
  const gaps: Gap[] = [];
  const refused: string[] = [];
  const notes: Notes = {
    problem: (problem) => {
      problems.push(problem);
      // Whatever is an error here is refused.
      if (problem.severity === 'error') refused.push('CloudFormation refuses the template');
    },
    gap: (gap) => gaps.push(gap),
    refused: (problem) => {
      problems.push(problem);
      refused.push('CloudFormation refuses the template');
    },
    refusal: (address) => refused.push(`\`${address}\` is refused, and the whole stack is rolled back`),
  };
  const stack = openTemplate(document, {
    budget: fullBudget(),
    notes,
    setting,
    given: (parameter) => given(parameter, setting),
    prefix: '',
    inputs: [],
    exists: refusedWithout(document.data, setting.capabilities) ?? { answer: 'yes' },
  });
  const named = withoutTakenNames(resourcesOf(stack, shownIn(stack)), document.input, notes);
  const resources = asFarAsNotRolledBack(named, refused);
  const exports = exportsOf(stack, resources);
  const exported = exports.length > 0 && { exports };
  return { input: document.input, kind: 'cloudformation', account: undefined, resources, ...exported, gaps, problems };
}

function given(parameter: string, { parameters }: TemplateSetting): Value<Tree> {
  if (!Object.hasOwn(parameters, parameter)) return undefined;
  const value = parameters[parameter];
  if (value === null) return unknown(`parameter \`${parameter}\` keeps the value that the stack has`, [parameter]);
  if (isUnknown(value)) return value;
  return typeof value === 'string' ? ownText(value) : value?.map(ownText);
}
