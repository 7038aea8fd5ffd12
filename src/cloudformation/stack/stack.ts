import type { Exists, Gap, Json, Place, Problem, Tree, Value } from '../../model/index.js';
import type { Declaration } from '../template/declaration.js';
import type { TemplateSetting } from '../template/setting.js';
import type { Budget } from '../values/budget.js';
import type { Assumptions, Scope } from '../values/scope.js';
import type { ReadText } from '../values/text.js';

/** What a resource is called in IAM: literal where the template says it, symbolic where AWS chooses. */
export interface Identity {
  readonly name: string;
  readonly arn: string;
  /** The value of `Ref`; nothing where it is known only after the deployment. */
  readonly reference?: string;
  /** The values of `Fn::GetAtt`, by attribute. */
  readonly attributes: ReadonlyMap<string, string>;
}

/** Where problems and gaps go, and the addresses of what AWS surely refuses. */
export interface Notes {
  problem(problem: Problem): void;
  gap(gap: Gap): void;
  refusal(address: string): void;
  /** A problem for which CloudFormation refuses the template as a whole: nothing of it is made. */
  refused(problem: Problem): void;
}

/** What the parameters of a stack are given: by the user, or by the stack around it. */
export type Given = (parameter: string) => Value<Tree>;

/** A template and what it is deployed with. */
export interface StackParts {
  readonly budget: Budget;
  readonly notes: Notes;
  /** Whether other parameters are only being tried. */
  readonly isTrial: boolean;
  readonly setting: TemplateSetting;
  /** The sections of the template, by the names in them. */
  readonly parameters: ReadonlyMap<string, Json>;
  readonly rules: ReadonlyMap<string, Json>;
  readonly conditions: ReadonlyMap<string, Json>;
  readonly mappings: ReadonlyMap<string, Json>;
  readonly outputs: ReadonlyMap<string, Json>;
  readonly declarations: ReadonlyMap<string, Declaration>;
  readonly pseudo: ReadonlyMap<string, Tree>;
  readonly given: Given;
  /** The name of what the user sets for a parameter: of another one, where a stack around passes that one down. */
  readonly settableAs: (parameter: string) => string;
  /** What stands before a logical id in an address: `Parent.` in a nested stack. */
  readonly prefix: string;
  /** The inputs that this stack is nested in, its own the last. */
  readonly inputs: readonly string[];
  /** Whether the stack itself will be there. */
  readonly exists: Exists;
  /** The account that it is deployed to, where that is not the template's own. */
  readonly account?: Value<string>;
  readonly placeOf: (declaration: Declaration) => Place;
  /** Whether the template may use what AWS::LanguageExtensions adds. */
  readonly isExtended: boolean;
  /** A text of the template as it is spelt there. */
  readonly readText: ReadText;
  /** Opens the stacks that a resource deploys; a text says why they cannot be seen. */
  readonly nest: (declaration: Declaration, stack: Stack) => readonly Stack[] | string;
}

/** What a template is worked out in: its parts, and the results so far, each worked out once. */
export interface Stack extends StackParts {
  /** The scope in which certain things are taken for granted. */
  scopeWith(assumptions: Assumptions): Scope;
  /** The scope of what is made under a condition only; of the whole template without one. */
  scopeUnder(condition: string | undefined): Scope;
  /** Whether what is made under a condition will be there, as far as this stack is. */
  existsUnder(condition: string): Exists;
  /** The names of a resource in IAM; nothing where its type has none. */
  identityOf(id: string): Identity | undefined;
  /** The value of an output. */
  output(name: string): Value<Tree>;
  /** The stacks that a resource of this one deploys, one an account, or why they cannot be seen. */
  children(id: string): readonly Stack[] | string;
  /** The same stack with other parameters, for a trial: nothing that it finds is noted, nor is more tried in it. */
  trial(given: Given, pseudo?: ReadonlyMap<string, Tree>): Stack;
}
