/** Fills the status page: readiness for everybody, the cluster after log-in. The token lives as long as the tab. */
export const STATUS_JS = `'use strict';
const KEY = 'directorate-token';
const at = (id) => document.getElementById(id);
const token = () => sessionStorage.getItem(KEY);

async function api(path, options = {}) {
  const headers = { accept: 'application/json', ...options.headers };
  if (token()) headers.authorization = 'Bearer ' + token();
  const answer = await fetch(path, { ...options, headers });
  const body = answer.status === 204 ? null : await answer.json();
  if (answer.status === 401 && token()) { sessionStorage.removeItem(KEY); show(); }
  if (!answer.ok && path !== '/readyz') throw new Error(body.detail || answer.statusText);
  return body;
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function row(name, status, note) {
  const item = element('li');
  item.append(element('strong', name), element('span', status.state, 'state ' + status.state), element('p', note, 'note'));
  return item;
}

function fill(list, rows, empty) {
  at(list).replaceChildren(...(rows.length ? rows : [element('li', empty, 'note')]));
}

async function readiness() {
  try {
    const ready = await api('/readyz');
    at('ready').textContent = ready.status === 'ready' ? 'Ready' : 'Not ready';
    at('ready').className = 'figure ' + ready.status;
    at('ready-note').textContent = 'Database: ' + ready.database + '. Command queue: ' + ready.queue + '. Version ' + ready.version + '.';
  } catch {
    at('ready').textContent = 'No answer';
    at('ready').className = 'figure not-ready';
    at('ready-note').textContent = 'The manager cannot be reached.';
  }
}

async function cluster() {
  const [main, nodes, services] = await Promise.all([
    api('/api/v1/cluster'), api('/api/v1/nodes?limit=500'), api('/api/v1/virtual-services?limit=500'),
  ]);
  at('title').textContent = main.name || 'A cluster without a name yet';
  at('lead').textContent = main.status.isSetUp ? 'Quorum IP ' + main.spec.quorumIp + ', ' + main.spec.topology : 'Not set up yet: PUT /api/v1/cluster';
  at('node-count').textContent = nodes.items.length;
  at('service-count').textContent = services.items.length;
  fill('nodes', nodes.items.map((node) => row(node.name, node.status, node.spec.roles.join(', ') + '. ' + (node.status.reason || ''))), 'No nodes yet.');
  fill('services', services.items.map((service) => row(service.name, service.status,
    service.key + ', ' + service.spec.scheduler + ', ' + service.status.servers.up + ' of ' + service.status.servers.total + ' servers up. ' + service.status.reason)), 'No virtual services yet.');
}

async function show() {
  const isIn = Boolean(token());
  at('log-in').hidden = isIn;
  at('inside').hidden = !isIn;
  at('log-out').hidden = !isIn;
  if (!isIn) { at('title').textContent = 'Directorate'; at('lead').textContent = 'Log in to see the cluster.'; return; }
  try { await cluster(); } catch (error) { at('lead').textContent = error.message; }
}

at('log-in-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  at('log-in-error').textContent = '';
  const form = new FormData(event.target);
  try {
    const session = await api('/api/v1/sessions', {
      method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: form.get('username'), password: form.get('password') }),
    });
    sessionStorage.setItem(KEY, session.token);
    event.target.reset();
    await show();
  } catch (error) { at('log-in-error').textContent = error.message; }
});

at('log-out').addEventListener('click', async () => {
  await api('/api/v1/sessions/current', { method: 'DELETE' }).catch(() => null);
  sessionStorage.removeItem(KEY);
  await show();
});

const refresh = () => { readiness(); if (token()) show(); };
readiness();
show();
setInterval(refresh, 5000);
`;
