import { unknown } from '../../model/index.js';
import type { Intrinsic } from '../evaluation/scope.js';

/** `Fn::GetAZs: region`: the availability zones that the account sees there. */
export const getAzs: Intrinsic = () => unknown('the availability zones are known only at deployment');
