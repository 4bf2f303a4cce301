import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { namedSchemas } from '../common/schemas/named-schemas.js';
import { withConventions } from './conventions.js';
import { VERSION } from './version.js';

const DESCRIPTION = `Everything that Directorate can do.

* **Log in** with \`POST /api/v1/sessions\`, or send a token: \`Authorization: Bearer …\`.
* **Errors** are problems (RFC 9457) with a stable \`code\`; each has a page at \`/problems/<code>\`.
* **Changes** need \`If-Match\` with the ETag that you saw. \`?dryRun=true\` checks everything and changes nothing.
* **What takes time** answers 202 with an operation; \`Prefer: wait=30\` waits for its end.
* **Repeat safely**: a POST with an \`Idempotency-Key\` has one effect, however often it is sent within 24 hours.
* **Lists** come in pages: follow \`page.next\`. Unknown fields are refused in requests; ignore them in answers.
* **\`fields=\`** leaves only what you name of what you read.
* **Limits**: each answer says in \`RateLimit-*\` how many requests are left; 429 comes with \`Retry-After\`.`;

/** The OpenAPI 3.1 document of the running code. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Directorate')
    .setDescription(DESCRIPTION)
    .setVersion(VERSION)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/', 'This manager')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A session’s or an API token.' })
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controllerName(controller)}.${method}`,
  });
  const { schemas, ...others } = document.components ?? {};
  return withConventions({ ...document, components: { ...others, schemas: { ...schemas, ...namedSchemas() } } });
}

/** `VirtualServicesController` → `virtualServices`. */
function controllerName(controller: string): string {
  const name = controller.replace(/Controller$/, '');
  return name.charAt(0).toLowerCase() + name.slice(1);
}
