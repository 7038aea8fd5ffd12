import type { Intrinsic } from '../evaluation/scope.js';
import { malformed } from './malformed.js';

/** A function that CloudFormation knows only under the transform AWS::LanguageExtensions. */
export function extended(name: string, intrinsic: Intrinsic): readonly [string, Intrinsic] {
  return [name, (argument, scope) => (scope.isExtended ? intrinsic(argument, scope) : malformed(name, EXTENSIONS))];
}

/** What has to stand in a template that uses them, as the end of a sentence. */
export const EXTENSIONS = 'the transform `AWS::LanguageExtensions`';
