/*
 * From a template to what it will have put in place. Its folders are layers, each built on those before it:
 *
 *   template     the data of a template as it is written, what it is deployed with, and what can be said of it
 *   values       what a part of a template may be worth: texts, symbols, lists of candidates
 *   intrinsics   the functions of CloudFormation, one object each in one table; evaluation; loops
 *   parameters   what parameters declare, take and are given
 *   stack        a template with what it is deployed with: what all that follows asks
 *   conditions   what holds, whatever follows from that, and which parameters would change it
 *   resources    the table of types that are read, and how each attribute of the model is made
 *   nesting      stacks in stacks, and stack sets
 *   checks       what CloudFormation refuses
 *   opening      puts them together: a template, opened as a stack
 *
 * The files beside them walk an opened stack: its resources, its exports, and what of them is not shown.
 */
export { intrinsics } from './intrinsics/index.js';
export { normalize } from './normalize.js';
export { tracesOfTypes } from './resources/types.js';
export { problemCatalogue } from './template/problems.js';
export type { TemplateSetting } from './template/setting.js';
