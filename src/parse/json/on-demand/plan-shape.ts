import { record } from './record.js';
import type { Shape } from './shape.js';

const outcome = record({}, [
  'actions',
  'before',
  'after',
  'after_unknown',
  'before_sensitive',
  'after_sensitive',
  'replace_paths',
  'importing',
]);

const whole = undefined;

/** An entry of `resource_changes`: whom it is about at once, everything else when somebody asks for this one. */
const change = record(
  { address: whole, module_address: whole, previous_address: whole, deposed: whole, change: outcome },
  ['mode', 'type', 'name', 'index', 'provider_name', 'action_reason'],
);

const ofResource = [
  'mode',
  'name',
  'index',
  'provider_name',
  'schema_version',
  'values',
  'sensitive_values',
  'depends_on',
];

/** A resource of a state, likewise. */
const resource = record({ address: whole, deposed_key: whole }, ['type', ...ofResource]);

/** A planned resource. Its change says the same: of most of them nothing but the type is asked for. */
const plannedResource = record({ type: whole }, ['address', 'deposed_key', ...ofResource]);

function moduleOf(each: Shape): Shape {
  return {
    members: {
      resources: { each },
      get child_modules(): Shape {
        return { each: moduleOf(each) };
      },
    },
  };
}

const planned = moduleOf(plannedResource);
const state = moduleOf(resource);

/**
 * Plans and states, as `terraform show -json` prints them: nearly all of their bytes are resources that nobody asks
 * about. https://developer.hashicorp.com/terraform/internals/json-format
 */
export const planShape: Shape = {
  members: {
    planned_values: { members: { root_module: planned } },
    prior_state: { members: { values: { members: { root_module: state } } } },
    values: { members: { root_module: state } },
    resource_changes: { each: change },
    resource_drift: { onDemand: { each: change } },
  },
};
