/** The part of this library that runs in a browser, too: types and problems, nothing of Node. */
import type { components } from './api.generated.js';

export type { paths } from './api.generated.js';
export { ApiProblem, problemFrom, type ProblemFault } from './problem.js';

/** The objects of the API by name, such as `Schemas['NodeView']`. */
export type Schemas = components['schemas'];
