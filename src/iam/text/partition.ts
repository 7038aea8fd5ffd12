import { isSymbolic } from '../../model/index.js';

/** Whether two partitions are surely not one. What is not known, or is filled in by AWS, may be any. */
export function arePartitionsApart(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && ![one, other].some(isSymbolic) && one !== other;
}
