export const PAGE_HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Directorate agent</title>
<link rel="stylesheet" href="/page.css">
<script src="/page.js" defer></script>
</head>
<body>
<main>
<h1>Make this server a node</h1>
<section class="card" aria-label="This server">
<p id="member" role="status"></p>
<p id="who"></p>
<button id="make" type="button">Make a join key</button>
</section>
<section id="offer" class="card" hidden>
<h2>Join key</h2>
<p>Copy the whole key and paste it on the manager, under Nodes, within <strong id="left"></strong>. It works once.</p>
<label for="key">Key</label>
<textarea id="key" rows="6" readonly spellcheck="false"></textarea>
<button id="copy" type="button">Copy</button>
<span id="copied" role="status"></span>
</section>
<p id="fault" role="alert"></p>
</main>
</body>
</html>
`;

export const PAGE_STYLE = `
:root {
  color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif;
  --ground: #f5f6f8; --card: #fff; --text: #1b2130; --muted: #566074; --edge: #dfe3ea; --accent: #2f5fc9; --on-accent: #fff; --fault: #b3190b;
}
@media (prefers-color-scheme: dark) {
  :root { --ground: #12151c; --card: #1b202b; --text: #e8ebf2; --muted: #a3adc0; --edge: #323a49; --accent: #8fb0ff; --on-accent: #10182b; --fault: #ff9a8f; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); }
main { max-width: 46rem; margin: 0 auto; padding: 3rem 1rem; display: grid; gap: 1.25rem; }
h1 { margin: 0; font-size: 2rem; line-height: 1.2; }
h2 { margin: 0 0 0.5rem; font-size: 1.1rem; }
p { margin: 0 0 0.75rem; }
.card { background: var(--card); border: 1px solid var(--edge); border-radius: 12px; padding: 1.25rem; }
#who { color: var(--muted); overflow-wrap: anywhere; }
label { display: block; font-weight: 600; margin-bottom: 0.25rem; }
textarea {
  width: 100%; padding: 0.75rem; border: 1px solid var(--edge); border-radius: 8px; background: var(--ground); color: inherit;
  font: 14px/1.45 ui-monospace, monospace; word-break: break-all; resize: vertical;
}
button {
  font: inherit; font-weight: 600; min-height: 44px; padding: 0.4rem 1.25rem; border: 1px solid var(--accent); border-radius: 8px;
  background: var(--accent); color: var(--on-accent); cursor: pointer;
}
button:hover { filter: brightness(1.08); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
#offer button { margin-top: 0.75rem; }
#copied { margin-left: 0.75rem; color: var(--muted); }
#fault { color: var(--fault); font-weight: 600; }
#fault:empty { display: none; }
`;

export const PAGE_SCRIPT = `'use strict';
const part = (id) => document.getElementById(id);
const token = location.hash.slice(1);
let expiresAt = 0;

async function call(method, path) {
  const response = await fetch(path, { method, headers: { 'x-directorate-page': token } });
  const body = await response.json();
  if (!response.ok) throw new Error(body.message);
  show(body);
}

function show(state) {
  part('fault').textContent = '';
  part('who').textContent = state.hostname + ' (node id ' + state.nodeId + ')';
  part('member').textContent = state.member === null
    ? 'This server is not a member of a cluster.'
    : 'This server is ' + state.member.machineName + ' of cluster ' + state.member.clusterName
      + (state.isConnected ? '; it is connected to the manager.' : '; it is not connected to the manager now.');
  part('make').textContent = state.offered === null ? 'Make a join key' : 'Make a new join key';
  expiresAt = state.offered === null ? 0 : Date.parse(state.offered.expiresAt);
  if (state.offered !== null && part('key').value !== state.offered.key) part('key').value = state.offered.key;
  tick();
}

function tick() {
  const seconds = Math.max(0, Math.floor((expiresAt - Date.now()) / 1000));
  part('offer').hidden = seconds === 0;
  part('left').textContent = Math.floor(seconds / 60) + ' min ' + String(seconds % 60).padStart(2, '0') + ' s';
}

function report(error) { part('fault').textContent = error.message; }

part('make').addEventListener('click', () => { call('POST', '/api/key').catch(report); });
part('copy').addEventListener('click', async () => {
  part('key').select();
  try {
    await navigator.clipboard.writeText(part('key').value);
    part('copied').textContent = 'Copied.';
  } catch {
    part('copied').textContent = 'Press Ctrl+C to copy the selected key.';
  }
});
setInterval(tick, 1000);
setInterval(() => { call('GET', '/api/state').catch(report); }, 5000);
call('GET', '/api/state').catch(report);
`;
