import { page } from './layout.js';

const MAIN = `<h1 id="title">Directorate</h1>
<p class="lead" id="lead">Log in to see the cluster.</p>
<div class="tiles">
<section class="card" aria-labelledby="ready-title"><h2 id="ready-title">Manager</h2>
<div class="figure unknown" id="ready" role="status">Asking …</div><p class="note" id="ready-note"></p></section>
<section class="card" aria-labelledby="links-title"><h2 id="links-title">Documentation</h2>
<p class="note"><a href="/api/docs">API with examples</a> · <a href="/api/openapi.json">OpenAPI 3.1</a> · <a href="/problems">Problem codes</a></p></section>
</div>
<section class="card" id="log-in" aria-labelledby="log-in-title"><h2 id="log-in-title">Log in</h2>
<form id="log-in-form">
<label>User<input name="username" autocomplete="username" required maxlength="63"></label>
<label>Password<input name="password" type="password" autocomplete="current-password" required maxlength="256"></label>
<p class="error" id="log-in-error" role="alert"></p>
<button type="submit">Log in</button>
</form></section>
<div id="inside" hidden>
<div class="tiles">
<section class="card"><h2>Nodes</h2><div class="figure" id="node-count">–</div></section>
<section class="card"><h2>Virtual services</h2><div class="figure" id="service-count">–</div></section>
</div>
<section class="card" aria-labelledby="services-title"><h2 id="services-title">Virtual services</h2><ul class="rows" id="services"></ul></section>
<section class="card" aria-labelledby="nodes-title"><h2 id="nodes-title">Nodes</h2><ul class="rows" id="nodes"></ul></section>
</div>
<button class="plain" id="log-out" type="button" hidden>Log out</button>
<noscript><p class="card">This page needs JavaScript; the <a href="/api/docs">API</a> does not.</p></noscript>`;

export const STATUS_PAGE = page({ title: 'Directorate', main: MAIN, scripts: ['/assets/status.js'] });
