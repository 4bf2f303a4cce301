import { Inject, Injectable } from '@nestjs/common';
import type { ManagerEndpoints } from '#libs/contracts';
import { MANAGER_CONFIG, type ManagerConfig } from '../config/manager-config.js';
import type { ClusterRecord } from './cluster.js';
import { ManagerAddresses } from './manager-addresses.js';

const DEFAULT_API_PORT = 7443;
const ADDRESSES_MAX = 16;

/** Where agents find the manager: the quorum IP first, then its other addresses. */
@Injectable()
export class ManagerEndpointsService {
  constructor(
    @Inject(MANAGER_CONFIG) private readonly config: ManagerConfig,
    private readonly addresses: ManagerAddresses,
  ) {}

  of(cluster: Pick<ClusterRecord, 'quorumIp' | 'endpointsSequence'>): ManagerEndpoints {
    const own = this.addresses.list().map(({ address }) => address);
    const first = cluster.quorumIp === null ? [] : [cluster.quorumIp];
    return {
      addresses: [...new Set([...first, ...own])].slice(0, ADDRESSES_MAX),
      redisPort: this.config.redisTlsPort,
      apiPort: this.config.apiPort === 0 ? DEFAULT_API_PORT : this.config.apiPort,
      sequence: cluster.endpointsSequence,
    };
  }
}
