import type { LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ManagerConfig } from '#libs/config';
import { AppModule } from './app.module.js';
import { Authenticator } from './auth/authenticator.js';
import { FailedAuthentications, protect } from './auth/protect.js';
import { correlate } from './common/http/correlation.js';
import { FieldsInterceptor } from './common/http/fields.interceptor.js';
import { LinkHeaderInterceptor } from './common/http/link-header.interceptor.js';
import { negotiateMediaTypes } from './common/http/media-types.js';
import { answerBadUrl } from './common/http/bad-url.js';
import { answerOptions } from './common/http/preflight.js';
import { ProblemFilter } from './common/http/problem.filter.js';
import { limitRate } from './common/http/rate-limit.js';
import { rememberRoutes } from './common/http/route-table.js';
import { secureHeaders } from './common/http/security-headers.js';
import { StrictValidationPipe } from './common/http/validation.pipe.js';
import { openApiDocument } from './documentation/openapi-document.js';
import { measureRequests, ProcessMetrics } from './metrics/process-metrics.js';
import { servePages } from './pages/serve-pages.js';
import { builtPanel, servePanel } from './pages/serve-panel.js';

const BODY_LIMIT_BYTES = 1024 * 1024;

/** The manager as an application that is complete but does not listen yet. */
export async function createApp(config: ManagerConfig, logger?: LoggerService): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: answerBadUrl,
  });
  const fastify = adapter.getInstance();
  rememberRoutes(fastify);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), adapter, {
    bodyParser: false,
    abortOnError: false,
    ...(logger === undefined ? {} : { logger }),
  });
  // The order matters: every answer has its trace and headers; strangers learn nothing; then comes what costs work.
  correlate(fastify);
  measureRequests(fastify, app.get(ProcessMetrics));
  secureHeaders(fastify);
  const now = (): number => performance.now();
  protect(fastify, app.get(Authenticator), new FailedAuthentications(config.requestsPerMinute, now));
  limitRate(fastify, config.requestsPerMinute, now);
  negotiateMediaTypes(fastify);
  answerOptions(fastify);
  let document: string | undefined;
  servePanel(fastify, config.panelDir ?? builtPanel());
  servePages(fastify, () => (document ??= JSON.stringify(openApiDocument(app))));
  app.useGlobalPipes(new StrictValidationPipe());
  app.useGlobalInterceptors(new FieldsInterceptor(), new LinkHeaderInterceptor());
  app.useGlobalFilters(new ProblemFilter());
  return app;
}
