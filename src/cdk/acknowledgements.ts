import type { Json } from '../model/index.js';
import { entriesOf, entryOf, itemsOf, textOf } from './json.js';

/** What an app acknowledges of a construct, and of all that is in it. */
export interface Acknowledgement {
  /** `Stack/SupportRole` */
  readonly construct: string;
  /** `Plugin::rule` */
  readonly id: string;
  readonly reason?: string;
}

/**
 * What `Validations.of(construct).acknowledge({id, reason})` leaves in the metadata of a stack, by construct.
 * Source: https://docs.aws.amazon.com/cdk/v2/guide/policy-validation-synthesis.html
 */
export function acknowledgementsIn(metadata: Json): Acknowledgement[] {
  return entriesOf(metadata).flatMap(([path, entries]) =>
    itemsOf(entries)
      .filter((entry) => textOf(entry, 'type') === 'aws:cdk:acknowledged-rules')
      .flatMap((entry) => entriesOf(entryOf(entry, 'data')))
      .map(([id, reason]) => ({
        construct: path.replace(/^\//, ''),
        id,
        ...(typeof reason === 'string' && reason.trim() !== '' ? { reason } : {}),
      })),
  );
}
