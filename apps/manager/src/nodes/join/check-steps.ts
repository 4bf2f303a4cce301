import { Injectable } from '@nestjs/common';
import type { CheckResult } from '#libs/contracts';
import { Transactor } from '../../common/database/transactor.js';
import { OperationsService } from '../../operations/operations.service.js';

/** Shows checks as steps of an operation: a warning is a good step that says so. */
@Injectable()
export class CheckSteps {
  constructor(
    private readonly operations: OperationsService,
    private readonly transactor: Transactor,
  ) {}

  async show(operationId: string, { check, title, result, measured, fix }: CheckResult): Promise<void> {
    const detail = [result, measured, fix].filter((text) => text !== '').join(': ');
    await this.transactor.run(async (tx) => {
      await this.operations.addStep(tx, operationId, { name: check, title });
      if (result === 'fail') await this.operations.failStep(operationId, check, detail, tx);
      else await this.operations.complete(operationId, check, detail, tx);
      await this.operations.log(operationId, `${title}: ${detail}`, tx);
    });
  }
}
