import { BadRequestException, Injectable, type PipeTransform } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';

/** The largest number of a version: as much as its column holds. */
export const MAX_VERSION = 2_147_483_647;

/** Checks the number of a version in a path. */
@Injectable()
export class VersionPipe implements PipeTransform<unknown, number> {
  transform(value: unknown): number {
    const version = Number(value);
    if (Number.isInteger(version) && version >= 1 && version <= MAX_VERSION) return version;
    throw new BadRequestException('The version in the path must be a whole number from 1.');
  }
}

/** Documents the version in a path. */
export const ApiVersionParam = () =>
  ApiParam({ name: 'version', schema: { type: 'integer', minimum: 1, maximum: MAX_VERSION } });
