import type { FunctionRow } from '../evaluate/scope.js';
import { collectionFunctions } from './collections.js';
import { conversionFunctions } from './conversions.js';
import { encodingFunctions } from './encoding.js';
import { fileFunctions } from './files.js';
import { numberFunctions } from './numbers.js';
import { setFunctions } from './sets.js';
import { textFunctions } from './texts.js';

/** The functions that are computed, by name; `try`, `can` and `templatefile` are part of the language here. */
export const functions: ReadonlyMap<string, FunctionRow> = new Map(
  Object.entries({
    ...collectionFunctions,
    ...conversionFunctions,
    ...encodingFunctions,
    ...fileFunctions,
    ...numberFunctions,
    ...setFunctions,
    ...textFunctions,
  }),
);
