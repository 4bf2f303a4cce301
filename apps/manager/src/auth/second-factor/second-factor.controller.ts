import { Body, Controller, Delete, HttpCode, Post } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { IfMatch, type Precondition } from '../../common/http/etag.js';
import { IdParam } from '../../common/http/id-param.js';
import { Changes, Creates, Refuses, Shows } from '../../common/http/openapi.js';
import { ShownOnce } from '../../idempotency/idempotency.interceptor.js';
import type { Actor } from '../actor.js';
import { AnyScope, CurrentActor, RequireScope } from '../auth.decorators.js';
import { ConfirmCode, ConfirmPassword, RecoveryCodes, SecondFactorEnrolment } from './second-factor.dto.js';
import { SecondFactor } from './second-factor.js';

@ApiTags('users')
@Controller('api/v1/users')
export class SecondFactorController {
  constructor(private readonly secondFactor: SecondFactor) {}

  /** Begins a second factor: gives a secret for an authenticator app. It counts once a code is confirmed. */
  @Post('me/second-factor')
  @HttpCode(200)
  @AnyScope()
  @ShownOnce('secret', 'uri')
  @Creates('conflict')
  @Shows(SecondFactorEnrolment)
  async enrol(@CurrentActor() actor: Actor, @Body() input: ConfirmPassword): Promise<SecondFactorEnrolment> {
    return { ...(await this.secondFactor.enrol(actor, input.password)) };
  }

  /** Confirms the second factor with a code of the app; gives recovery codes. */
  @Post('me/second-factor/confirmation')
  @HttpCode(200)
  @AnyScope()
  @ShownOnce('recoveryCodes')
  @Creates('conflict')
  @Shows(RecoveryCodes)
  async confirm(@CurrentActor() actor: Actor, @Body() input: ConfirmCode): Promise<RecoveryCodes> {
    return { recoveryCodes: [...(await this.secondFactor.confirm(actor, input.code))] };
  }

  /** Ends your second factor. */
  @Post('me/second-factor/removal')
  @HttpCode(204)
  @AnyScope()
  @ApiResponse({ status: 204, description: 'Log-in needs no code any more.' })
  @Refuses('invalid-input')
  async remove(@CurrentActor() actor: Actor, @Body() input: ConfirmPassword): Promise<void> {
    await this.secondFactor.remove(actor, input.password);
  }

  /** Ends the second factor of a user who lost it. */
  @Delete(':id/second-factor')
  @RequireScope('users:write')
  @HttpCode(204)
  @ApiResponse({ status: 204, description: 'The user logs in with the password alone.' })
  @Changes()
  async reset(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() precondition: Precondition,
  ): Promise<void> {
    await this.secondFactor.reset(actor, id, precondition);
  }
}
