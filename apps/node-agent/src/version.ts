/** The agent's own version; equal to that of package.json (a spec compares them). */
export const AGENT_VERSION = '0.1.0';
