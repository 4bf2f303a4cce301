import { Injectable } from '@nestjs/common';
import { clusterFamilies } from './cluster-families.js';
import { ClusterSnapshots } from './cluster-snapshots.js';
import { renderFamilies } from './exposition.js';
import { ManagerFamilies } from './manager-families.js';
import { ProcessMetrics } from './process-metrics.js';

/** All metrics as one text. Scrapers that come together get the same one. */
@Injectable()
export class MetricsPage {
  readonly contentType: string;
  private rendering: Promise<string> | undefined;

  constructor(
    private readonly snapshots: ClusterSnapshots,
    private readonly manager: ManagerFamilies,
    private readonly process: ProcessMetrics,
  ) {
    this.contentType = process.registry.contentType;
  }

  read(): Promise<string> {
    this.rendering ??= this.render().finally(() => (this.rendering = undefined));
    return this.rendering;
  }

  private async render(): Promise<string> {
    const families = [...clusterFamilies(await this.snapshots.take()), ...(await this.manager.read())];
    return renderFamilies(families) + (await this.process.registry.metrics());
  }
}
