import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { VERSION } from '../documentation/version.js';

const BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Gauges of prom-client whose names are those of counters: `promtool check metrics` objects to them. */
const MISNAMED = ['nodejs_active_resources_total', 'nodejs_active_handles_total', 'nodejs_active_requests_total'];

/** The process's own metrics: memory, event loop, and how long requests took. */
@Injectable()
export class ProcessMetrics {
  readonly registry = new Registry();
  private readonly durations = new Histogram({
    name: 'directorate_http_request_duration_seconds',
    help: 'How long requests took, by the pattern of their route.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: BUCKETS_SECONDS,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    for (const name of MISNAMED) this.registry.removeSingleMetric(name);
    const help = 'The version that runs.';
    const registers = [this.registry];
    new Gauge({ name: 'directorate_build_info', help, labelNames: ['version'], registers }).set(
      { version: VERSION },
      1,
    );
  }

  observe(method: string, route: string, status: number, seconds: number): void {
    this.durations.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, seconds);
  }
}

/** Measures every request but streams, which last as long as somebody listens. What is no route is one label. */
export function measureRequests(fastify: FastifyInstance, metrics: ProcessMetrics): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const isStream = String(reply.getHeader('content-type') ?? '').startsWith('text/event-stream');
    const route = request.routeOptions.url ?? 'none';
    if (!isStream) metrics.observe(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
}
