import type { EntityManager } from 'typeorm';
import type { ManagerEndpoints } from '#libs/contracts';

/** Tells every member where the manager is now, as `manager.moved` commands of an operation. */
export abstract class EndpointPublisher {
  /** Returns how many machines are told; 0 leaves the operation without commands. */
  abstract publish(tx: EntityManager, operationId: string, endpoints: ManagerEndpoints): Promise<number>;
}
