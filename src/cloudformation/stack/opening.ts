import type { Document, Exists, Place, Value } from '../../model/index.js';
import type { Declaration } from '../template/declaration.js';
import type { TemplateSetting } from '../template/setting.js';
import type { Budget } from '../values/budget.js';
import type { Given, Notes, Stack } from './stack.js';

/** Puts what the template around a stack says into words that mean the same inside it. */
export type HandDown = (text: string) => string;

/** How a template is opened: for itself, or inside another stack. */
export interface Opening {
  readonly budget: Budget;
  readonly notes: Notes;
  readonly setting: TemplateSetting;
  readonly given: Given;
  /** The name of what the user sets for a parameter, where that is one of the template around. */
  readonly settableAs?: (parameter: string) => string | undefined;
  readonly prefix: string;
  /** The inputs around it. */
  readonly inputs: readonly string[];
  readonly exists: Exists;
  /** The account that it is deployed to, where that is not the one of the setting. */
  readonly account?: Value<string>;
  /** What the template around has put into its text; absent where it is a text of its own. */
  readonly handDown?: HandDown;
  /** Where its resources stand, if not in a document of their own. */
  readonly placeOf?: (declaration: Declaration) => Place;
}

export type OpenTemplate = (document: Document, opening: Opening) => Stack;
