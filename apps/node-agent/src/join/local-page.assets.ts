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
<p id="who"></p>
<p id="member" role="status"></p>
<button id="make" type="button">Make a join key</button>
<section id="offer" hidden>
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
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 44rem; margin: 3rem auto; padding: 0 1rem; }
label { display: block; font-weight: 600; }
textarea { width: 100%; box-sizing: border-box; font: 14px/1.4 ui-monospace, monospace; word-break: break-all; }
button { font: inherit; padding: 0.4rem 1rem; margin: 0.5rem 0; }
#fault { color: #c9190b; }
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
