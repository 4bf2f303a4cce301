import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsObject, ValidateNested } from 'class-validator';
import { ADDRESS_FAMILIES, type AddressFamily } from '#libs/domain';
import { IsAddress } from '../addresses/is-address.js';
import { ObjectView } from '../common/http/object.dto.js';
import { Name } from '../common/http/text.js';
import { TOPOLOGIES, type Topology } from './cluster.js';

export class ClusterSpec {
  /** `one-nic`: one public network for everything. `two-nic`: a second, private network only for the cluster's own traffic. */
  @ApiProperty({ enum: TOPOLOGIES, enumName: 'Topology', example: 'two-nic' })
  @IsIn(TOPOLOGIES)
  topology!: Topology;

  /** The address by which nodes and manager talk: one of GET /cluster/quorum-ip-candidates. */
  @ApiProperty({ example: '10.77.0.1' })
  @IsAddress()
  quorumIp!: string;
}

export class SetUpCluster {
  @Name('main')
  name!: string;

  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => ClusterSpec)
  spec!: ClusterSpec;
}

export class ClusterSpecView {
  @ApiProperty({ enum: TOPOLOGIES, enumName: 'Topology', nullable: true })
  topology!: Topology | null;

  @ApiProperty({ type: 'string', nullable: true, example: '10.77.0.1' })
  quorumIp!: string | null;
}

export class StorageSpaceView {
  @ApiProperty({ example: '/var/lib/directorate' })
  path!: string;

  @ApiProperty({ type: 'integer', format: 'int64' })
  freeBytes!: number;

  @ApiProperty({ type: 'integer', format: 'int64' })
  totalBytes!: number;
}

export class EndpointsView {
  @ApiProperty({ type: [String], example: ['10.77.0.1', '192.0.2.10'] })
  addresses!: string[];

  @ApiProperty({ type: 'integer', example: 7379 })
  redisPort!: number;

  @ApiProperty({ type: 'integer', example: 7443 })
  apiPort!: number;

  /** Grows with each change. */
  @ApiProperty({ type: 'integer', example: 1 })
  sequence!: number;
}

export class ClusterStatus {
  isSetUp!: boolean;
  setUpAt!: Date | null;

  /** Number of the manager's present office: every command carries it, and agents refuse a lower one. */
  @ApiProperty({ type: 'integer' })
  epoch!: number;

  endpoints!: EndpointsView;

  /** Space of the manager's state folder; null when it cannot be read. */
  @ApiProperty({ type: StorageSpaceView, nullable: true })
  storage!: StorageSpaceView | null;

  /** What should be known or done next. */
  @ApiProperty({ type: [String] })
  advice!: string[];
}

export class ClusterView extends ObjectView {
  @ApiProperty({ type: 'string', nullable: true, example: 'main' })
  name!: string | null;

  spec!: ClusterSpecView;
  status!: ClusterStatus;
}

export class QuorumIpCandidateView {
  @ApiProperty({ example: '10.77.0.1' })
  address!: string;

  @ApiProperty({ enum: ADDRESS_FAMILIES, enumName: 'AddressFamily' })
  family!: AddressFamily;

  @ApiProperty({ type: 'integer', example: 24 })
  prefixLength!: number;

  @ApiProperty({ type: 'string', nullable: true, example: 'eth1' })
  device!: string | null;

  isPrivate!: boolean;

  /** The topologies in which it can be chosen. */
  @ApiProperty({ enum: TOPOLOGIES, enumName: 'Topology', isArray: true })
  topologies!: Topology[];

  /** Why it cannot be chosen; null when it can. */
  @ApiProperty({ type: 'string', nullable: true })
  refusal!: string | null;
}

export class QuorumIpCandidates {
  @ApiProperty({ type: [QuorumIpCandidateView] })
  items!: QuorumIpCandidateView[];
}
