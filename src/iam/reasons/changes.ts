import type { With } from '../../model/index.js';

/** What a change does to the trust of a role, as the end of a sentence that begins with the change. */
export const changes = {
  'trust-unknown': { message: () => 'changes its trust, and whom that lets in cannot be told' },
  'trust-hidden': { message: () => 'may change its trust, which is sensitive and not in the facts' },
  'class-worse': { message: ({ from, to }: With<'from' | 'to'>) => `turns its trust from ${from} to ${to}` },
  'principals-added': { message: () => 'adds to its trust' },
  'conditions-dropped': { message: () => 'takes out of its trust' },
  'conditions-changed': { message: () => 'changes the conditions in its trust for' },
  'deny-changed': { message: () => 'drops or changes a Deny of its trust' },
} as const;
