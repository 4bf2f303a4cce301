/** The API's documentation as Swagger UI shows it; all files come from this manager. */
export const DOCS_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Directorate API</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<script src="/api/docs/swagger-ui-bundle.js" defer></script>
<script src="/api/docs/docs.js" defer></script>
</head>
<body><div id="swagger-ui"></div><noscript>The documentation needs JavaScript; <a href="/api/openapi.json">the OpenAPI document</a> does not.</noscript></body>
</html>
`;

export const DOCS_JS = `'use strict';
window.ui = SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui', deepLinking: true, docExpansion: 'none', validatorUrl: null });
`;
