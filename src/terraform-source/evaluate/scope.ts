import type { Expression, Step } from '../../hcl/index.js';
import type { Type, Value } from '../values/index.js';

/** Where an expression stands: what names mean in it. */
export interface Scope {
  /** The variables of the for expressions around it. */
  readonly names: ReadonlyMap<string, Value>;
  /** What a name and the first steps behind it stand for; nothing where the name is none here. */
  readonly lookUp: (name: string, steps: readonly Step[]) => Found | undefined;
  /** Counted over all that leads here, so that nothing goes on for ever. */
  readonly depth: Depth;
  readonly functions: ReadonlyMap<string, FunctionRow>;
  /** Whether `try` or `can` asks: what may not be there is not taken to be. */
  readonly isTried?: true;
  /** Reads a file, by a path as a function is given it. */
  readonly readFile: (path: string) => Value;
  /** The names of all files below a folder, from it; nothing where they cannot be listed. */
  readonly listFiles: (folder: string) => readonly string[] | undefined;
}

/** What all of an evaluation has used up. */
export interface Depth {
  /** How deep it is. */
  levels: number;
  /** How many expressions were evaluated. */
  steps: number;
  /** How many may be, so far: a part that takes more is given up. */
  most: number;
}

/** Expressions that are evaluated for one root module, repetitions included: real ones take some thousands. */
const mostSteps = 1_000_000;

/** What one block of it may take, so that it leaves something to the others. */
const mostInBlock = 250_000;

/** Nothing is used up yet. */
export function newDepth(): Depth {
  return { levels: 0, steps: 0, most: mostSteps };
}

/** Begins with another block. */
export function nextBlock(depth: Depth): void {
  depth.most = Math.min(mostSteps, depth.steps + mostInBlock);
}

export interface Found {
  readonly value: Value;
  /** How many of the steps lead to the value. */
  readonly used: number;
}

/** A function of the Terraform language. */
export interface FunctionRow {
  readonly parameters: readonly Type[];
  /** How many of the parameters may be left out. */
  readonly optional?: number;
  /** The type of any further arguments. */
  readonly rest?: Type;
  /** Whether arguments may be null. */
  readonly takesNull?: true;
  /**
   * What arguments may hold that is not known. `parts`: elements may be unknown, symbolic or sensitive, and stay so in
   * the result; `anything`: so may arguments as a whole. `symbols`: texts may be symbolic, the result is made of them
   * as they are. Otherwise nothing may be.
   */
  readonly takes?: 'parts' | 'anything' | 'symbols';
  /** Whether the result is no secret though an argument is one. */
  readonly reveals?: true;
  readonly evaluate: (args: readonly Value[], scope: Scope) => Value;
}

/** Evaluates a part of an expression: the kinds of expressions hold each other. */
export type Evaluate = (expression: Expression, scope: Scope) => Value;

/** A scope in which more names mean something. */
export function withNames(scope: Scope, names: readonly (readonly [string, Value])[]): Scope {
  return { ...scope, names: new Map([...scope.names, ...names]) };
}
