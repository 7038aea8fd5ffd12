import type { Change, Exists, Json } from '../model/index.js';
import { listOf, textOf } from './json.js';

/** What a change does, and whether the resource is there afterwards. */
export interface Outcome {
  readonly change: Change;
  readonly exists: Exists;
}

export const stays: Exists = { answer: 'yes' };

const outcomes: ReadonlyMap<string, Outcome> = new Map<string, Outcome>(
  Object.entries({
    'no-op': { change: 'keep', exists: stays },
    create: { change: 'create', exists: stays },
    read: { change: 'read', exists: stays },
    update: { change: 'update', exists: stays },
    'delete create': { change: 'replace', exists: stays },
    'create delete': { change: 'replace', exists: stays },
    'create forget': { change: 'replace', exists: stays },
    delete: { change: 'delete', exists: { answer: 'no', because: 'this plan deletes it' } },
    forget: {
      change: 'forget',
      exists: {
        answer: 'unknown',
        because: 'this plan takes it out of the state, and from then on nothing looks after it',
      },
    },
  } satisfies Record<string, Outcome>),
);

/**
 * What the `actions` of a change come to. The lists that Terraform writes are named in the comment on `Actions`
 * in its internal/command/jsonplan/plan.go; any other may mean anything, so it is unknown.
 */
export function outcomeOf(actions: Json | undefined): Outcome {
  const words = listOf(actions)
    .map((action) => textOf(action) ?? '?')
    .join(' ');
  const because = words ? `what \`${words}\` does to it is not known here` : 'the plan names no action for it';
  return outcomes.get(words) ?? { change: 'unknown', exists: { answer: 'unknown', because } };
}
