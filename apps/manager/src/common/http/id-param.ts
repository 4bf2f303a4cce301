import { Injectable, Param, type PipeTransform } from '@nestjs/common';
import { DomainError } from '#libs/errors';

const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;
const NAME = /^[a-zA-Z0-9._-]{1,63}$/;

@Injectable()
class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (ULID.test(value)) return value;
    throw new DomainError('not-found', 'There is no object with this id.', {
      hint: 'Ids are ULIDs: 26 letters and digits.',
    });
  }
}

/** An id in the path; what cannot be an id is not found. */
export const IdParam = (name = 'id'): ParameterDecorator => Param(name, new IdPipe());

@Injectable()
class NamePipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (NAME.test(value)) return value;
    throw new DomainError('not-found', 'There is no object of this name.');
  }
}

/** A name in the path; what cannot be a name is not found. */
export const NameParam = (): ParameterDecorator => Param('name', new NamePipe());
