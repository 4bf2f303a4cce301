import { ERROR_CATALOGUE, type ErrorCode } from '#libs/errors';

interface ProblemText {
  readonly meaning: string;
  readonly remedy: string;
}

const TEXTS: Partial<Record<ErrorCode, ProblemText>> = {
  'invalid-input': {
    meaning: 'At least one field of the request does not fit. Nothing was changed.',
    remedy: 'Look at errors: each entry points to a field (JSON Pointer) and says what is wrong with it.',
  },
  'malformed-json': {
    meaning: 'The body could not be read as JSON.',
    remedy: 'Send one JSON object with content-type: application/json.',
  },
  unauthenticated: {
    meaning:
      'No valid credentials came with the request. Below /api/v1 this is the answer even for paths that do not exist.',
    remedy: 'Log in with POST /api/v1/sessions, or send an API token as Authorization: Bearer.',
  },
  'second-factor-required': {
    meaning: 'User name and password are right, and this user has a second factor.',
    remedy: 'Send code beside them: the six digits of the authenticator app, or a recovery code.',
  },
  'forgery-suspected': {
    meaning: 'A change came with a session cookie, but without the proof that it comes from a page of this server.',
    remedy:
      'Send csrfToken of GET /api/v1/sessions/current as the header X-CSRF-Token. Automation uses a bearer token.',
  },
  forbidden: {
    meaning: 'You are known, but your role or token lacks the scope that this route needs.',
    remedy: 'Ask an admin for a role or a token with the scope that the detail names.',
  },
  'not-found': {
    meaning: 'There is no such object, or no longer.',
    remedy: 'Read the list again.',
  },
  'method-not-allowed': {
    meaning: 'The path exists, but not with this method.',
    remedy: 'The header Allow lists the methods that it has.',
  },
  'not-acceptable': {
    meaning: 'The header Accept excludes JSON.',
    remedy: 'Send accept: application/json, or no Accept at all.',
  },
  conflict: {
    meaning: 'The request contradicts what there is.',
    remedy: 'Read the object again; the detail says what is in the way.',
  },
  'name-taken': { meaning: 'Names are unique among objects of a kind.', remedy: 'Choose another name.' },
  'address-in-use': {
    meaning: 'The address belongs to something else already: the quorum IP, a virtual IP, a node or the manager.',
    remedy: 'Choose another address, or free this one first.',
  },
  'service-exists': {
    meaning: 'In the kernel a virtual service is its protocol, address and port (or its mark): there can be one.',
    remedy: 'Change the existing service, or choose another port.',
  },
  'server-exists': {
    meaning: 'In a virtual service a real server is its address and port: there can be one.',
    remedy: 'Change the existing real server.',
  },
  'cluster-not-set-up': {
    meaning: 'This needs a cluster with a name and a quorum IP.',
    remedy: 'PUT /api/v1/cluster first.',
  },
  'already-set-up': { meaning: 'The cluster was set up before.', remedy: 'Change it with PUT /api/v1/cluster.' },
  'node-busy': {
    meaning: 'Another operation works on this node.',
    remedy: 'Follow that operation to its end, then try again.',
  },
  'idempotency-in-progress': {
    meaning: 'The first request with this Idempotency-Key is not answered yet.',
    remedy: 'Send it again in a moment with the same key.',
  },
  'precondition-failed': {
    meaning: 'The object has changed since you read it.',
    remedy: 'GET it again, look at what changed, then repeat your change with the new ETag.',
  },
  'payload-too-large': { meaning: 'A body may have one mebibyte.', remedy: 'Send less at once.' },
  'unsupported-media-type': { meaning: 'Bodies are JSON.', remedy: 'Send content-type: application/json.' },
  'idempotency-mismatch': {
    meaning: 'This Idempotency-Key was used with another request in the last 24 hours.',
    remedy: 'Use a new key for each new request.',
  },
  'password-change-required': {
    meaning:
      'The user still has the one-time password that somebody else has set. Until it is replaced, neither sessions nor tokens of the user do anything else.',
    remedy:
      'Set a password of your own: POST /api/v1/users/me/password, `directorate password`, or log in to the panel.',
  },
  'join-key-malformed': {
    meaning: 'The text is not a join key.',
    remedy: 'Copy the whole text that the node shows in its set-up.',
  },
  'join-key-truncated': {
    meaning: 'The beginning is a join key, but its end is missing.',
    remedy: 'Copy it again, to the last character.',
  },
  'join-key-tampered': {
    meaning: 'The checksum of the join key does not fit its content.',
    remedy: 'Copy it again from the node; do not edit it.',
  },
  'join-key-expired': {
    meaning: 'Join keys are good for thirty minutes.',
    remedy: 'Let the node show a new one.',
  },
  'join-key-used': { meaning: 'A join key is good for one join.', remedy: 'Let the node show a new one.' },
  'join-key-foreign': {
    meaning: 'The key is of another machine, or its node belongs to another cluster.',
    remedy: 'Take the key from the node that you mean; let it leave its cluster first.',
  },
  'join-key-version': {
    meaning: 'Agent and manager speak different versions of the join.',
    remedy: 'Bring both to the same version.',
  },
  'node-already-member': {
    meaning: 'This machine is a node of the cluster already.',
    remedy: 'Look for it in GET /api/v1/nodes; remove it there to add it anew.',
  },
  'node-of-another-cluster': {
    meaning: 'The agent belongs to another cluster and obeys only that.',
    remedy: 'Let it leave its cluster first.',
  },
  'node-not-member': { meaning: 'The node is not a member, or not yet.', remedy: 'Wait until it has joined.' },
  'node-test-failed': {
    meaning: 'A test that must pass before a node is added has failed.',
    remedy: 'The result of the test names each failure with its fix.',
  },
  'confirmation-required': {
    meaning: 'The request has consequences that must be accepted first.',
    remedy: 'Read the warnings in the detail; repeat the request with the field that accepts them.',
  },
  'blast-radius': {
    meaning: 'The change touches more services, or takes traffic from more servers, than the cluster allows at once.',
    remedy: 'Look at the counts in the detail. Make it in smaller steps, or repeat it with confirmBlastRadius=true.',
  },
  'revision-unconfirmed': {
    meaning: 'The newest change waits for its confirmation, and would be rolled back by itself. Others wait for that.',
    remedy: 'Confirm it with POST /api/v1/revisions/{number}/confirm, or wait until it has been rolled back.',
  },
  capacity: {
    meaning: 'The servers that stay could not carry the connections of those that would be drained.',
    remedy: 'Look at the sum in the detail. Drain fewer at once, or repeat it with "ignoreCapacity": true.',
  },
  'node-unreachable': {
    meaning: 'The manager could not connect to the agent at any of the addresses in its key.',
    remedy: 'Check network, firewall and the agent’s port, then try again.',
  },
  'unsupported-by-kernel': {
    meaning: 'A machine’s kernel lacks what was asked for.',
    remedy: 'Choose something that it has, or install the kernel module.',
  },
  'precondition-required': {
    meaning: 'Changes need If-Match, so that nobody overwrites what they have not seen.',
    remedy: 'Send the ETag of the object as If-Match, or If-Match: * to change whatever is there.',
  },
  'too-many-requests': {
    meaning: 'More requests than allowed in a minute, or too many failed log-ins.',
    remedy: 'Wait as long as Retry-After says.',
  },
  internal: {
    meaning: 'A fault of the manager itself.',
    remedy: 'Look for the trace id in the manager’s log, and report it.',
  },
  unavailable: {
    meaning: 'A part that the request needs, such as the database, cannot be reached. Nothing was changed.',
    remedy: 'Try again in a moment; see /readyz.',
  },
  'command-failed': {
    meaning: 'A program on a machine ended with an error.',
    remedy: 'The operation’s log has the program’s own words.',
  },
  'command-timeout': {
    meaning: 'A program or a peer did not answer in time.',
    remedy: 'Check the machine, then try again.',
  },
};

/** What a code means and how to mend it, for people. */
export function problemText(code: ErrorCode): ProblemText {
  return (
    TEXTS[code] ?? {
      meaning: `${ERROR_CATALOGUE[code].title}.`,
      remedy: 'The detail and the hint of the answer say more.',
    }
  );
}
