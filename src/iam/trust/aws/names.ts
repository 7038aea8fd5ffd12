import { covers, type Glob, globOf, literalPart } from '../../text/glob.js';

const everyUser = globOf('user/?*', { wildcards: true, variables: false });
const everyRole = globOf('role/?*', { wildcards: true, variables: false });

/** Whether the resource part of an ARN pattern says more than "a user" or "a role": whether it holds a name or path. */
export function namesSomeone(resource: Glob): boolean {
  if (covers(resource, everyUser) || covers(resource, everyRole)) return false;
  const rest = literalPart(resource).replace(/^(?:user|role|federated-user)\//, '');
  return rest.replaceAll('/', '') !== '';
}
