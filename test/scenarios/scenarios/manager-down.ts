import { RESPONDER_PORT } from '../support/agent.js';
import type { ScenarioCluster } from '../support/cluster.js';
import { NODE_A, NODE_B, NODE_C, virtualIp } from '../support/machines.js';
import { eventually, expect, expectEqual, type Measure, type Scenario } from '../support/scenario.js';
import { makeService, removeService, untilUp } from '../support/service.js';
import { steadyVisits } from '../support/traffic.js';

const ADDRESS = virtualIp('ipv4', 30);
const CONNECTIONS = 200;
const KILL_AT = 40;

async function run(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  const servers = [NODE_A, NODE_B, NODE_C].map((member) => ({ member }));
  const wish = {
    name: 'manager-down',
    address: ADDRESS,
    port: RESPONDER_PORT,
    method: 'direct-routing',
    servers,
  } as const;
  const serviceId = await makeService(cluster, wish);
  await untilUp(cluster, serviceId);

  const { postgres, redis, manager } = cluster.stack;
  let killedAt = 0;
  const visits = await steadyVisits(cluster, ADDRESS, RESPONDER_PORT, CONNECTIONS, 40, (_, index) => {
    if (index !== KILL_AT) return;
    killedAt = Date.now();
    void Promise.all([manager.kill(), postgres.kill(), redis.kill()]);
  });
  const failed = visits.filter(({ ok }) => !ok);
  const after = visits.filter(({ at }) => at > killedAt).length;
  expect(killedAt > 0 && after > CONNECTIONS / 2, `only ${after} connections came after the kill`);
  expectEqual(failed.length, 0, `failed connections: ${JSON.stringify(failed.slice(0, 3))}`);
  measure(`${CONNECTIONS} connections, ${after} of them after SIGKILL of manager, PostgreSQL and Redis: none failed`);

  const { ms } = await eventually('the manager to serve again and see all machines', 90_000, async () => {
    const health = await cluster.api.call('GET', '/health');
    return health.status === 200;
  });
  await untilUp(cluster, serviceId, 90_000);
  measure(
    `manager, PostgreSQL and Redis are back by themselves; status fresh again ${ms} ms after the last connection`,
  );
  await removeService(cluster, serviceId);
}

export const managerDown: Scenario = {
  name: 'manager-down',
  about: 'manager, PostgreSQL and Redis are killed under traffic: no connection fails, and all come back',
  run,
};
