import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Matches, MaxLength, MinLength } from 'class-validator';

/** A new password: at least 12 characters (NIST SP 800-63B asks for length, not for kinds of characters). */
export const NewPassword = (): PropertyDecorator =>
  applyDecorators(
    Matches(/^[^\p{Cc}\p{Cs}]*$/u, { message: 'must not contain control characters' }),
    MaxLength(256),
    MinLength(12),
    ApiProperty({ minLength: 12, maxLength: 256, example: 'correct horse battery staple', writeOnly: true }),
  );
