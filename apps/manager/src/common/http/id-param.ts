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

const NUMBER_MAX = 2_147_483_647;

@Injectable()
class NumberPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    const number = /^\d{1,10}$/.test(value) ? Number(value) : NaN;
    if (number <= NUMBER_MAX) return number;
    throw new DomainError('not-found', 'There is no object with this number.');
  }
}

/** A number in the path; what cannot be one is not found. */
export const NumberParam = (): ParameterDecorator => Param('number', new NumberPipe());
