import type { Document, Exists, Place, Value } from '../../model/index.js';
import type { Run } from '../evaluation/run.js';
import type { TemplateSetting } from '../setting.js';
import type { Given, Notes, Stack } from '../stack/stack.js';
import type { Declaration } from '../template/declaration.js';
import type { HandDown } from './handed-down.js';

/** How a template is opened: for itself, or inside another stack. */
export interface Opening {
  readonly run: Run;
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
