import type { Json, Tree, Unknown, Value } from '../../model/index.js';
import type { Budget } from './budget.js';
import type { ReadText } from './text.js';

/** What is taken for granted: the truth of conditions and the values of parameters, by name. */
export interface Assumptions {
  readonly conditions: ReadonlyMap<string, boolean>;
  readonly parameters: ReadonlyMap<string, string>;
}

export const nothingAssumed: Assumptions = { conditions: new Map(), parameters: new Map() };

/** What a function of a template may ask of the template around it. */
export interface Scope {
  readonly budget: Budget;
  /** The value of any part of the template; absent where it is `AWS::NoValue`. */
  evaluate(node: Json): Value<Tree>;
  /** Whether the template may use what AWS::LanguageExtensions adds. */
  readonly isExtended: boolean;
  /** A text of the template as it is spelt there. */
  readonly readText: ReadText;
  /** `Ref`: of a parameter, a pseudo parameter or a resource. */
  reference(name: string): Value<Tree>;
  /** `Fn::GetAtt`; the attribute may have dots of its own. */
  attribute(resource: string, attribute: string): Value<Tree>;
  /** Whether a condition of the template holds. */
  condition(name: string): boolean | Unknown;
  /** A mapping of the section `Mappings`. */
  mapping(name: string): Json | undefined;
  /** Whether a parameter can be given this value; nothing where that cannot be told. */
  mayBe(parameter: string, text: string): boolean | undefined;
  /** The same scope where a condition is taken to hold, or not to. */
  assuming(condition: string, truth: boolean): Scope;
}
