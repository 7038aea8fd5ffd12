import { type Json, type Tree, type Unknown, unknown, type Value } from '../../model/index.js';
import { isSequence } from '../template/json.js';
import type { Scope } from '../values/scope.js';

/**
 * A function of CloudFormation's: everything that is known of it. The table of them (`index.ts`) is all that the short
 * tags of YAML, the checks of a template and its evaluation go by.
 */
export interface Intrinsic {
  /** As a template spells it out; its short tag is what stands behind `Fn::`. */
  readonly name: string;
  /**
   * What in a call of it CloudFormation knows under the transform AWS::LanguageExtensions only; nothing: it takes the
   * call.
   */
  readonly extension?: (argument: Json) => string | undefined;
  readonly arity: Arity;
  /** The names that a call mentions itself, beside those that the calls inside it mention. */
  readonly mentions?: (argument: Json) => readonly Name[];
  readonly evaluate: (argument: Json, scope: Scope) => Value<Tree>;
}

/** What stands under the name of a function. */
export interface Arity {
  /** The fewest and the most parts of its list; absent where it takes one value, whichever. */
  readonly parts?: readonly [fewest: number, most: number];
  /** Whether it takes a text in place of the list. */
  readonly orText?: true;
  /** What it wants, as the end of a sentence. */
  readonly wants: string;
}

/** A name in a template, by what it is a name of. */
export interface Name {
  readonly kind: 'reference' | 'attribute' | 'condition' | 'dependency';
  readonly name: string;
}

/** Whether CloudFormation takes what stands under the name of a function, as far as its shape goes. */
export function fits({ parts, orText }: Arity, argument: Json): boolean {
  if (!parts || (orText && typeof argument === 'string')) return true;
  const [fewest, most] = parts;
  return isSequence(argument) && argument.length >= fewest && argument.length <= most;
}

/** The value of a function whose arguments are not what CloudFormation takes. */
export function malformed(name: string, wanted: string): Unknown {
  return unknown(`\`${name}\` wants ${wanted}`);
}

/** What has to stand in a template that uses an extension, as the end of a sentence. */
export const EXTENSIONS = 'the transform `AWS::LanguageExtensions`';

/** The parts of a list; none of anything else. */
export function partsOf(argument: Json | undefined): readonly Json[] {
  return isSequence(argument) ? argument : [];
}
