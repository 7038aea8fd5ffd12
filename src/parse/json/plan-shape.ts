import type { Shape } from './lazy.js';

const waits: Shape = { waits: true };

/** An entry of `resource_changes`: what it is about and the actions at once, the values before and after later. */
const change: Shape = {
  members: {
    change: {
      members: {
        before: waits,
        after: waits,
        after_unknown: waits,
        before_sensitive: waits,
        after_sensitive: waits,
      },
    },
  },
};

const resource: Shape = { members: { values: waits, sensitive_values: waits } };

const stateModule: Shape = {
  members: {
    resources: { each: resource },
    get child_modules(): Shape {
      return { each: stateModule };
    },
  },
};

/**
 * Plans and states, as `terraform show -json` prints them: nearly all of their bytes are the values of resources
 * that nobody asks about. https://developer.hashicorp.com/terraform/internals/json-format
 */
export const planShape: Shape = {
  members: {
    planned_values: { members: { root_module: stateModule } },
    prior_state: { members: { values: { members: { root_module: stateModule } } } },
    values: { members: { root_module: stateModule } },
    resource_changes: { each: change },
    resource_drift: { each: change },
    deferred_changes: { each: { members: { resource_change: change } } },
  },
};
