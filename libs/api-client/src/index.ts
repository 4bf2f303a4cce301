export { createApiClient, unwrap, type ApiClient, type ApiClientOptions, type Schemas } from './client.js';
export { parseEndpoint, type ApiEndpoint } from './endpoint.js';
export { ApiProblem, problemFrom, type ProblemFault } from './problem.js';
export { createTransport, type TransportOptions } from './transport.js';
